package org.strowger.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.strowger.api.call.DialRequest;
import org.strowger.api.call.Leg;
import org.strowger.api.call.LegTechnology;

/** Reaches the phones that a test has put there. */
public final class FakeTechnology implements LegTechnology {
    private final Map<String, List<FakeLeg>> phones = new ConcurrentHashMap<>();
    private final List<DialRequest> requests = new CopyOnWriteArrayList<>();

    /** A new phone of an extension; it takes one call. */
    public FakeLeg phone(String extension) {
        return phone(FakeLeg.to(extension));
    }

    public FakeLeg phone(FakeLeg leg) {
        phones.computeIfAbsent(leg.party().number(), number -> new CopyOnWriteArrayList<>())
                .add(leg);
        return leg;
    }

    public List<DialRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public List<Leg> dial(DialRequest request) {
        requests.add(request);
        List<FakeLeg> there = phones.remove(request.extension());
        return there == null ? List.of() : new ArrayList<>(there);
    }
}
