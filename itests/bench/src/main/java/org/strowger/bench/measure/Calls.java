package org.strowger.bench.measure;

import java.time.Duration;
import org.strowger.bench.Report;
import org.strowger.bench.product.Target;
import org.strowger.bench.sipp.SippRun;
import org.strowger.bench.sipp.SippRun.Counts;
import org.strowger.bench.sipp.SippScenarios;

/** Calls between authenticated extensions, answered and hung up at once, each with its record. */
public final class Calls {
    private static final int[] QUICK = {200, 400, 600, 800, 1000};
    private static final int[] FULL = {300, 600, 800, 1000, 1200, 1400, 1600, 2000};

    private Calls() {}

    public static void run(Load load) throws Exception {
        Target target = load.target();
        long recordsBefore = target.callRecords();
        long[] succeeded = {0};
        Ramp.Best best = withCallees(
                target,
                () -> Ramp.climb(load, load.quick() ? QUICK : FULL, (rate, count) -> {
                    Counts counts = calls(target, rate, count, load.seconds());
                    succeeded[0] += counts.succeeded();
                    return counts;
                }));
        load.peak().set(best);
        load.report().atLeast("authenticated calls, best clean rate", best.rate(), "/s", 1000);
        load.report().atMost("CPU for each, at that rate", best.cpuMillis(), "ms", 0.9);
        load.report().atMost("resident memory after it", target.vitals().residentMb(), "MB", 1024);
        load.report().add("calls that succeeded", succeeded[0], "calls");
        if (recordsBefore >= 0) {
            load.report().add("call records made", target.callRecords() - recordsBefore, "records");
        }
        if (!best.limited()) {
            load.report().note("the rate is not a limit: no higher one was tried");
        }
    }

    /** At 1.5 and 2 times the rate that is still clean: how much of that rate is completed, and what the rest is told. */
    public static void overload(Load load) throws Exception {
        Target target = load.target();
        withCallees(target, () -> {
            Ramp.Best best = load.peak().get();
            if (best == null) {
                best = Ramp.climb(load, FULL, (rate, count) -> calls(target, rate, count, load.seconds()));
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
        double cpu = load.target().vitals().cpuSeconds();
        Counts counts = calls(load.target(), offered, offered * load.seconds(), load.seconds());
        cpu = load.target().vitals().cpuSeconds() - cpu;
        String name = Report.text(factor) + " x: ";
        load.report().add(name + "offered", offered, "/s");
        double share = 100 * counts.succeeded() / (peak * load.seconds());
        load.report().atLeast(name + "completed, of the peak", share, "%", 90);
        load.report().add(name + "completed, of the offered", 100.0 * counts.succeeded() / counts.created(), "%");
        load.report().add(name + "refused with 503 and Retry-After", counts.refused(), "calls");
        load.report().atMost(name + "failed otherwise", 100.0 * counts.failed() / counts.created(), "%", 0.1);
        load.report().add(name + "CPU for each completed", cpu * 1000 / counts.succeeded(), "ms");
        load.report().add(name + "resident memory after", load.target().vitals().residentMb(), "MB");
    }

    private interface Work {
        Ramp.Best run() throws Exception;
    }

    /** The callees register, SIPp answers in their place, and they are removed again. */
    private static Ramp.Best withCallees(Target target, Work work) throws Exception {
        int port = target.ports().one();
        Phones.registerFor(target, port, 3600);
        try (SippRun callees =
                SippRun.start(target, "callee", SippScenarios.callee(), java.util.List.of("none"), port, new int[0])) {
            return work.run();
        } finally {
            Phones.registerFor(target, port, 0);
        }
    }

    private static Counts calls(Target target, int rate, int count, int seconds) throws Exception {
        try (SippRun sipp = SippRun.start(
                target,
                "caller",
                SippScenarios.call(),
                SippRun.rows(target.callers(), target.callees()),
                target.ports().one(),
                new int[] {rate, count})) {
            return sipp.await(Duration.ofSeconds(seconds + 45L));
        }
    }
}
