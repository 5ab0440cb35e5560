package org.strowger.sip.dialoginfo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.strowger.api.call.NumberState;
import org.strowger.api.call.NumberStates;

/**
 * States of numbers that are no extensions, such as parking slots. A number that was known once stays one that can be watched,
 * idle, while whoever knows it is absent: a lamp outlives the update of a plug-in. Thread safe.
 */
final class NumberLamps {
    private final List<NumberStates> sources = new CopyOnWriteArrayList<>();
    private final Set<String> watched = ConcurrentHashMap.newKeySet();

    void add(NumberStates source) {
        sources.add(source);
    }

    void remove(NumberStates source) {
        sources.remove(source);
    }

    /** Whether there is such a number; remembered from now on. */
    boolean knows(String number) {
        if (state(number).isEmpty()) {
            return watched.contains(number);
        }
        watched.add(number);
        return true;
    }

    private Optional<NumberState> state(String number) {
        return sources.stream()
                .map(source -> source.state(number))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** At most one; who is there is nobody's business. */
    List<DialogEntry> entries(String number) {
        return state(number)
                .map(NumberState::status)
                .filter(status -> status != NumberState.Status.IDLE)
                .map(status -> new DialogEntry(
                        number,
                        false,
                        status == NumberState.Status.BUSY ? DialogEntry.State.CONFIRMED : DialogEntry.State.EARLY))
                .stream()
                .toList();
    }

    void eachWatched(Consumer<String> what) {
        watched.forEach(what);
    }
}
