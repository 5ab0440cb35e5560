package org.strowger.sip.leg;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.strowger.api.call.LegListener;

/** Tells a leg's listener what happens, in order, and keeps what happens before there is one. Mailbox only. */
final class LegEvents {
    private final List<Consumer<LegListener>> early = new ArrayList<>();
    private LegListener listener;
    private boolean ended;

    void start(LegListener first) {
        listener = first;
        early.forEach(event -> event.accept(first));
        early.clear();
    }

    void tell(Consumer<LegListener> event) {
        if (ended) {
            return;
        }
        if (listener == null) {
            early.add(event);
        } else {
            event.accept(listener);
        }
    }

    /** Tells the end; nothing is told after it. */
    void end(Consumer<LegListener> event) {
        tell(event);
        ended = true;
    }
}
