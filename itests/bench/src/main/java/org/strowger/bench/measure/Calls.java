package org.strowger.bench.measure;

import java.time.Duration;
import org.strowger.bench.Report;
import org.strowger.bench.product.Product;
import org.strowger.bench.sipp.SippRun;
import org.strowger.bench.sipp.SippRun.Counts;
import org.strowger.bench.sipp.SippScenarios;

/** Calls between authenticated extensions, answered and hung up at once, each with its record. */
public final class Calls {
    private static final int[] QUICK = {100, 200, 400, 600, 800, 1000};
    private static final int[] FULL = {50, 100, 200, 400, 600, 800, 1000, 1200, 1400, 1600, 2000};

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
        load.peak().set(best);
        load.report().atLeast("authenticated calls, best clean rate", best.rate(), "/s", 1000);
        load.report().atMost("CPU for each, at that rate", best.cpuMillis(), "ms", 0.9);
        load.report().atMost("resident memory after it", product.vitals().residentMb(), "MB", 1024);
        load.report().add("calls that succeeded", succeeded[0], "calls");
        load.report().add("call records made", product.callRecords() - recordsBefore, "records");
        if (!best.limited()) {
            load.report().note("the rate is not a limit: no higher one was tried");
        }
    }

    /** At 1.5 and 2 times the rate that is still clean: how much of that rate is completed, and what the rest is told. */
    public static void overload(Load load) throws Exception {
        Product product = load.product();
        withCallees(product, () -> {
            Ramp.Best best = load.peak().get();
            if (best == null) {
                best = Ramp.climb(load, FULL, (rate, count) -> calls(product, rate, count, load.seconds()));
            }
            if (Double.isNaN(best.rate())) {
                load.report().note("no rate was clean, so there is none to exceed");
                return best;
            }
            for (double factor : new double[] {1.5, 2}) {
                exceed(load, best.rate(), factor);
            }
            return best;
        });
    }

    private static void exceed(Load load, double peak, double factor) throws Exception {
        int offered = (int) (peak * factor);
        double cpu = load.product().vitals().cpuSeconds();
        Counts counts = calls(load.product(), offered, offered * load.seconds(), load.seconds());
        cpu = load.product().vitals().cpuSeconds() - cpu;
        String name = Report.text(factor) + " x: ";
        load.report().add(name + "offered", offered, "/s");
        double share = 100 * counts.succeeded() / (peak * load.seconds());
        load.report().atLeast(name + "completed, of the peak", share, "%", 90);
        load.report().add(name + "completed, of the offered", 100.0 * counts.succeeded() / counts.created(), "%");
        load.report().add(name + "refused with 503 and Retry-After", counts.refused(), "calls");
        load.report().atMost(name + "failed otherwise", 100.0 * counts.failed() / counts.created(), "%", 0.1);
        load.report().add(name + "CPU for each completed", cpu * 1000 / counts.succeeded(), "ms");
        load.report()
                .add(name + "resident memory after", load.product().vitals().residentMb(), "MB");
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
