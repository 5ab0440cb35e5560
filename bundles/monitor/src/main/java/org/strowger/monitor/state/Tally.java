package org.strowger.monitor.state;

import org.strowger.api.monitor.ExtensionCounts;
import org.strowger.api.monitor.ExtensionState;

/** How many extensions are in each state. Thread safe. */
final class Tally {
    private final int[] counts = new int[ExtensionState.values().length];

    synchronized void add(ExtensionState state) {
        counts[state.ordinal()]++;
    }

    synchronized void remove(ExtensionState state) {
        counts[state.ordinal()]--;
    }

    synchronized ExtensionCounts counts() {
        int all = 0;
        for (int count : counts) {
            all += count;
        }
        return new ExtensionCounts(
                all,
                counts[ExtensionState.OFFLINE.ordinal()],
                counts[ExtensionState.ONLINE.ordinal()],
                counts[ExtensionState.IN_CALL.ordinal()],
                counts[ExtensionState.RINGING.ordinal()],
                counts[ExtensionState.DND.ordinal()]);
    }
}
