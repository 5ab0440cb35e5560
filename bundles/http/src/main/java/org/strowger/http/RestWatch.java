package org.strowger.http;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Health;
import org.strowger.api.core.Text;
import org.strowger.http.HttpsProbe.Answer;

/**
 * Knows from probes whether HTTPS and REST answer. When an application is registered and REST still answers that there is
 * none, the whiteboard has missed it (a race at start in the library it is made with), and only a restart of the
 * whiteboard helps. Confined to one thread but for the two states that it shows.
 */
final class RestWatch {
    /** A whiteboard that works takes up an application within a fraction of this. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(RestWatch.class);
    private static final Text NOT_YET = Text.of("It has not started yet.", "尚未启动。");
    private static final Text SILENT = Text.of("The HTTPS port does not answer.", "HTTPS 端口无响应。");
    private static final Text STUCK =
            Text.of("REST requests are not served; it is being restarted.", "REST 请求未得到处理，正在重新启动该服务。");

    private final Supplier<Answer> probe;
    private final Runnable restartWhiteboard;
    private final NanoClock clock;
    private long missedSince;
    private boolean missing;
    private volatile Health https = new Health(Health.Status.STARTING, NOT_YET);
    private volatile Health rest = new Health(Health.Status.STARTING, NOT_YET);

    /** Monotonic nanoseconds. */
    interface NanoClock {
        long nanoTime();
    }

    RestWatch(Supplier<Answer> probe, Runnable restartWhiteboard, NanoClock clock) {
        this.probe = probe;
        this.restartWhiteboard = restartWhiteboard;
        this.clock = clock;
    }

    /**
     * @param expected whether a REST application is registered
     */
    void look(boolean expected) {
        Answer answer = probe.get();
        if (answer == Answer.NOTHING) {
            https = worse(https, SILENT);
            rest = worse(rest, SILENT);
            missing = false;
            return;
        }
        https = Health.READY;
        if (answer == Answer.SERVED) {
            rest = Health.READY;
            missing = false;
        } else {
            missed(expected);
        }
    }

    private void missed(boolean expected) {
        if (!expected) {
            rest = new Health(Health.Status.STARTING, NOT_YET);
            missing = false;
        } else if (!missing) {
            missing = true;
            missedSince = clock.nanoTime();
        } else if (clock.nanoTime() - missedSince >= PATIENCE.toNanos()) {
            LOG.warn("REST requests find no service; restarting the JAX-RS whiteboard");
            rest = new Health(Health.Status.FAILED, STUCK);
            missing = false;
            restartWhiteboard.run();
        }
    }

    /** What never worked is still starting; what worked has failed. */
    private static Health worse(Health before, Text reason) {
        return before.status() == Health.Status.STARTING ? before : new Health(Health.Status.FAILED, reason);
    }

    Health https() {
        return https;
    }

    Health rest() {
        return rest;
    }

    boolean settled() {
        return https.status() == Health.Status.READY && rest.status() == Health.Status.READY;
    }
}
