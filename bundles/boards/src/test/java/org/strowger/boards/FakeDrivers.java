package org.strowger.boards;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was asked for. */
final class FakeDrivers implements Drivers {
    /** Each request that changed something. */
    final List<List<String>> changes = new CopyOnWriteArrayList<>();

    volatile String refuses;
    private volatile List<String> installed = new ArrayList<>();

    @Override
    public List<String> installed() {
        return installed;
    }

    @Override
    public void install(List<String> wanted) throws DriversException {
        if (refuses != null) {
            throw new DriversException(refuses, null);
        }
        if (!wanted.equals(installed)) {
            changes.add(wanted);
            installed = wanted;
        }
    }
}
