package org.strowger.bench.measure;

import java.time.Duration;
import java.util.List;
import org.strowger.bench.sipp.SippRun;
import org.strowger.bench.sipp.SippScenarios;

/** REGISTER with digest: how many a second, and what one costs. */
public final class Registrations {
    private static final int[] QUICK = {500, 1000, 2000, 4000, 6000};
    private static final int[] FULL = {1000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10000};

    private Registrations() {}

    public static void run(Load load) throws Exception {
        int port = load.target().ports().one();
        List<String> rows = SippRun.rows(load.target().callers(), load.target().callers());
        Ramp.Best best = Ramp.climb(load, load.quick() ? QUICK : FULL, (rate, count) -> {
            try (SippRun sipp = SippRun.start(
                    load.target(), "register", SippScenarios.register(), rows, port, new int[] {rate, count})) {
                return sipp.await(Duration.ofSeconds(load.seconds() + 30));
            }
        });
        load.report().atLeast("digest REGISTER, best clean rate", best.rate(), "/s", 6000);
        load.report().atMost("CPU for each, at that rate", best.cpuMillis(), "ms", 0.2);
        if (!best.limited()) {
            load.report().note("the rate is not a limit: no higher one was tried");
        }
    }
}
