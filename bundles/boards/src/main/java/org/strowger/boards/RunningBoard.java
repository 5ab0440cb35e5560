package org.strowger.boards;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.core.Text;
import org.strowger.api.hal.BoardConfig;
import org.strowger.api.hal.BoardDriver;
import org.strowger.api.hal.BoardException;
import org.strowger.api.hal.BoardHandle;
import org.strowger.api.hal.BoardListener;
import org.strowger.api.hal.HostInfo;

/** The board that runs, under the first driver of its profile that is there and finds it. */
final class RunningBoard {
    private static final Logger LOG = LoggerFactory.getLogger(RunningBoard.class);
    private static final String NAME = "main";
    private static final Duration DRAIN = Duration.ofSeconds(2);

    /**
     * A driver, and what came of it.
     *
     * @param handle null when it failed
     * @param failure null while it works
     */
    record Run(BoardProfile profile, BoardDriver driver, BoardHandle handle, Text failure) {}

    private final BoardListener listener;
    private volatile Run run;
    private boolean stopped;

    RunningBoard(BoardListener listener) {
        this.listener = listener;
    }

    Optional<Run> current() {
        return Optional.ofNullable(run);
    }

    /** Stops what runs unless it is a driver of this profile that is still there. */
    synchronized void leave(BoardProfile profile, List<BoardDriver> there) {
        Run old = run;
        if (old != null && !(old.profile().equals(profile) && there.contains(old.driver()))) {
            run = null;
            end(old);
        }
    }

    /** Starts the board unless it runs already, or has failed and nothing has changed since. */
    synchronized void start(BoardProfile profile, HostInfo host, List<BoardDriver> there) {
        for (String id : profile.drivers()) {
            for (BoardDriver driver : there) {
                if (run == null && !stopped && driver.id().equals(id)) {
                    start(profile, host, driver);
                }
            }
        }
    }

    private void start(BoardProfile profile, HostInfo host, BoardDriver driver) {
        try {
            Optional<BoardHandle> found = driver.probe(host);
            if (found.isPresent()) {
                // Before the start, which may tell of failures already.
                run = new Run(profile, driver, found.get(), null);
                found.get().start(new BoardConfig(NAME, profile.settings()), listener);
                LOG.info("board {} runs under driver {}", profile.model(), driver.id());
            }
        } catch (BoardException e) {
            failed(profile, driver, e.reason());
        } catch (RuntimeException e) {
            failed(profile, driver, new Text(e.toString(), e.toString()));
        }
    }

    private void failed(BoardProfile profile, BoardDriver driver, Text reason) {
        LOG.error("board {} does not work under driver {}: {}", profile.model(), driver.id(), reason.en());
        run = new Run(profile, driver, null, reason);
    }

    /** The driver says that the board does not work any more. */
    synchronized void failed(Text reason) {
        Run old = run;
        if (old != null) {
            run = new Run(old.profile(), old.driver(), old.handle(), reason);
        }
    }

    synchronized void stop() {
        stopped = true;
        Run old = run;
        run = null;
        if (old != null) {
            end(old);
        }
    }

    private static void end(Run old) {
        if (old.handle() == null) {
            return;
        }
        try {
            old.handle().stop(DRAIN);
            LOG.info("board {} stopped", old.profile().model());
        } catch (RuntimeException e) {
            LOG.warn("driver {} cannot stop its board: {}", old.driver().id(), e.toString());
        }
    }
}
