package org.strowger.api.hal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** One board, from {@link #start} to {@link #stop}. Thread safe. */
@ConsumerType
public interface BoardHandle {
    /** What is plugged in, as of now; without waiting for the hardware. */
    BoardInfo describe();

    /** Ports in the order of slots, then of ports; empty before the start and after the stop. */
    List<LinePort> ports();

    /**
     * Takes the board into use. May block for some seconds.
     *
     * @throws BoardException when it does not work, with the reason; the handle is then as good as stopped
     */
    void start(BoardConfig config, BoardListener listener);

    /**
     * Gives ports in use time to become idle, then lets the board go. Blocks for that long at most, and a moment. After
     * return the listener hears nothing more. Idempotent.
     */
    void stop(Duration drain);

    /** Drains, stops the hardware, and starts it anew with the same settings; ports keep their ids. */
    default void restart(Duration drain) {
        throw new UnsupportedOperationException("restart");
    }

    /** Counters of the board by name, such as {@code overruns}, for diagnostics. */
    default Map<String, Long> counters() {
        return Map.of();
    }
}
