package org.strowger.bench.measure;

import org.strowger.bench.sipp.SippRun.Counts;

/** Offers more and more until it is too much. */
public final class Ramp {
    private static final double DRAIN_SECONDS = 5;
    private static final int WARMING_SECONDS = 20;
    private static final int SHORT_WARMING_SECONDS = 5;

    private Ramp() {}

    /**
     * The best step that was clean.
     *
     * @param cpuMillis of the target, for each that succeeded
     * @param limited whether the step after it was not clean, so that this is a limit and not just the end of the ramp
     */
    public record Best(double rate, double cpuMillis, boolean limited, int tried) {}

    /** One step at an offered rate. */
    interface Step {
        Counts run(int rate, int count) throws Exception;
    }

    static Best climb(Load load, int[] rates, Step step) throws Exception {
        warm(load, rates, step);
        Best best = new Best(Double.NaN, Double.NaN, false, 0);
        boolean again = false;
        for (int i = 0; i < rates.length; i++) {
            int rate = rates[i];
            if (!load.deadline().allows(load.seconds() + DRAIN_SECONDS)) {
                load.report().note("the ramp ended before its limit: out of time");
                return best;
            }
            double before = load.target().vitals().cpuSeconds();
            Counts counts = step.run(rate, rate * load.seconds());
            double cpu = (load.target().vitals().cpuSeconds() - before) * 1000;
            if (counts.succeeded() == 0) {
                throw new IllegalStateException("nothing succeeded at " + rate + "/s: " + counts);
            }
            if (counts.clean(rate)) {
                best = new Best(counts.succeeded() / counts.seconds(), cpu / counts.succeeded(), false, rate);
                again = false;
                continue;
            }
            load.report().note("not clean at " + rate + "/s: " + counts);
            if (again || load.quick()) {
                return new Best(best.rate(), best.cpuMillis(), true, rate);
            }
            // Once may be an accident; twice is a limit.
            again = true;
            i--;
        }
        return best;
    }

    /** The first ones are slow: classes are loaded and compiled, which needs tens of thousands of them. */
    private static void warm(Load load, int[] rates, Step step) throws Exception {
        int seconds = load.quick() ? SHORT_WARMING_SECONDS : WARMING_SECONDS;
        int first = rates[0];
        step.run(Math.max(1, first / 4), first / 2);
        step.run(Math.max(1, first / 2), first / 2 * seconds / 2);
        step.run(first, first * seconds);
        step.run(rates[1], rates[1] * seconds);
    }
}
