package org.strowger.monitor.state;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigListener;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.monitor.Worker;

/**
 * Extensions and what their owners have set, from the configuration; by the names of the types, since those belong to
 * other bundles, and may be away.
 */
@Component(service = {Roster.class, ConfigListener.class})
public class Roster implements ConfigListener {
    private static final String EXTENSION = "extension";
    private static final String FORWARDING = "forwarding";

    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final ConfigService config;
    private final Worker worker;
    private volatile Consumer<String> changed = number -> {};

    @Activate
    public Roster(@Reference ConfigService config, @Reference Worker worker) {
        this.config = config;
        this.worker = worker;
    }

    /** @param listener is told of each extension that has changed; must return at once */
    void watch(Consumer<String> listener) {
        changed = listener;
    }

    Optional<Person> find(String number) {
        return Optional.ofNullable(people.get(number));
    }

    Set<String> numbers() {
        return people.keySet();
    }

    @Override
    public void committed(Commit commit, ConfigSnapshot previous, ConfigSnapshot current) {
        Set<String> touched = new HashSet<>();
        for (Change change : commit.changes()) {
            String type = change.item().type();
            if (type.equals(EXTENSION) || type.equals(FORWARDING)) {
                touched.add(change.item().key());
            }
        }
        if (!touched.isEmpty()) {
            worker.execute(() -> touched.forEach(number -> read(current, number)));
        }
    }

    @Override
    public void refreshed(ConfigSnapshot current) {
        worker.execute(() -> {
            Set<String> all = new HashSet<>(people.keySet());
            all.addAll(current.keys(EXTENSION));
            all.forEach(number -> read(current, number));
        });
    }

    private void read(ConfigSnapshot snapshot, String number) {
        Person now = person(snapshot, number);
        Person before = now == null ? people.remove(number) : people.put(number, now);
        if (now == null ? before != null : !now.equals(before)) {
            changed.accept(number);
        }
    }

    /** Null when there is no such extension, or nobody that serves extensions. */
    private Person person(ConfigSnapshot snapshot, String number) {
        if (config.type(EXTENSION).isEmpty()) {
            return null;
        }
        Map<String, Object> extension = snapshot.raw(EXTENSION, number).orElse(null);
        if (extension == null) {
            return null;
        }
        // What is set counts only while somebody acts on it.
        Map<String, Object> forwarding = config.type(FORWARDING).isEmpty()
                ? Map.of()
                : snapshot.raw(FORWARDING, number).orElse(Map.of());
        return new Person(
                number,
                text(extension.get("name")),
                Boolean.TRUE.equals(forwarding.get("dnd")),
                Boolean.TRUE.equals(forwarding.get("alwaysEnabled")) ? text(forwarding.get("alwaysTarget")) : "");
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
