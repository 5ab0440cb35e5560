package org.strowger.sip.guard;

import java.util.LinkedHashMap;
import java.util.Map;

/** A table that forgets what was used longest ago. */
final class Bounded<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 20_000;

    Bounded() {
        super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
    }
}
