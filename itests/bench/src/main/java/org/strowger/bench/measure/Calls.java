package org.strowger.bench.measure;

import java.time.Duration;
import org.strowger.bench.product.Product;
import org.strowger.bench.sipp.SippRun;
import org.strowger.bench.sipp.SippRun.Counts;
import org.strowger.bench.sipp.SippScenarios;

/** Calls between authenticated extensions, answered and hung up at once, each with its record. */
public final class Calls {
    private static final int[] QUICK = {50, 100, 200, 400, 600, 800};
    private static final int[] FULL = {50, 100, 200, 300, 400, 500, 600, 800, 1000, 1200};

    private Calls() {}

    public static void run(Load load) throws Exception {
        Product product = load.product();
        long recordsBefore = product.callRecords();
        long[] succeeded = {0};
        Ramp.Best best = withCallees(
                product,
                () -> Ramp.climb(load, load.quick() ? QUICK : FULL, (rate, count) -> {
                    Counts counts = calls(product, rate, count, load.seconds());
                    succeeded[0] += counts.succeeded();
                    return counts;
                }));
        load.report().atLeast("authenticated calls, best clean rate", best.rate(), "/s", 1000);
        load.report().atMost("CPU for each, at that rate", best.cpuMillis(), "ms", 0.9);
        load.report().atMost("resident memory after it", product.vitals().residentMb(), "MB", 1024);
        load.report().add("calls that succeeded", succeeded[0], "calls");
        load.report().add("call records made", product.callRecords() - recordsBefore, "records");
        if (!best.limited()) {
            load.report().note("the rate is not a limit: no higher one was tried");
        }
    }

    /** At 1.5 times the rate that is still clean: how much of that rate is completed. */
    public static void overload(Load load) throws Exception {
        Product product = load.product();
        withCallees(product, () -> {
            Ramp.Best best = Ramp.climb(load, FULL, (rate, count) -> calls(product, rate, count, load.seconds()));
            if (Double.isNaN(best.rate())) {
                load.report().note("no rate was clean, so there is none to exceed");
                return best;
            }
            int offered = (int) (best.rate() * 1.5);
            Counts counts = calls(product, offered, offered * load.seconds(), load.seconds());
            double peak = best.rate() * load.seconds();
            load.report().add("offered", offered, "/s");
            load.report().atLeast("completed, of the peak", 100 * Math.min(1, counts.succeeded() / peak), "%", 90);
            load.report().add("completed, of the offered", 100.0 * counts.succeeded() / counts.created(), "%");
            load.report().add("calls that failed", counts.failed(), "calls");
            load.report().add("of them refused with 503", counts.refused(), "calls");
            return best;
        });
    }

    private interface Work {
        Ramp.Best run() throws Exception;
    }

    /** The callees register, SIPp answers in their place, and they are removed again. */
    private static Ramp.Best withCallees(Product product, Work work) throws Exception {
        int port = product.ports().one();
        Phones.registerFor(product, port, 3600);
        try (SippRun callees =
                SippRun.start(product, "callee", SippScenarios.callee(), java.util.List.of("none"), port, new int[0])) {
            return work.run();
        } finally {
            Phones.registerFor(product, port, 0);
        }
    }

    private static Counts calls(Product product, int rate, int count, int seconds) throws Exception {
        try (SippRun sipp = SippRun.start(
                product,
                "caller",
                SippScenarios.call(),
                SippRun.rows(product.callers(), product.callees()),
                product.ports().one(),
                new int[] {rate, count})) {
            return sipp.await(Duration.ofSeconds(seconds + 45L));
        }
    }
}
