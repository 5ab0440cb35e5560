package org.strowger.sip.event;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.strowger.api.sip.EventPackage;

/** The event packages that are contributed at the moment. Thread safe. */
public final class EventPackages {
    private final List<EventPackage> packages = new CopyOnWriteArrayList<>();
    private volatile Listener listener = Listener.NONE;

    /** Told of what packages tell. */
    interface Listener {
        Listener NONE = new Listener() {
            @Override
            public void changed(String event, String resource) {}

            @Override
            public void gone(String event) {}
        };

        void changed(String event, String resource);

        void gone(String event);
    }

    public void add(EventPackage added) {
        packages.add(added);
        added.start(resource -> listener.changed(added.name(), resource));
    }

    public void remove(EventPackage removed) {
        packages.remove(removed);
        removed.stop();
        listener.gone(removed.name());
    }

    Optional<EventPackage> find(String name) {
        return packages.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** Value of Allow-Events. */
    public String names() {
        return String.join(
                ", ", packages.stream().map(EventPackage::name).sorted().toList());
    }

    void listen(Listener now) {
        listener = now;
    }
}
