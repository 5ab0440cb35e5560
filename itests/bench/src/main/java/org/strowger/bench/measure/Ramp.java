package org.strowger.bench.measure;

import org.strowger.bench.sipp.SippRun.Counts;

/** Offers more and more until it is too much. */
public final class Ramp {
    private static final double DRAIN_SECONDS = 5;
    private static final int WARMING_SECONDS = 8;

    private Ramp() {}

    /**
     * The best step that was clean.
     *
     * @param cpuMillis of the product, for each that succeeded
     * @param limited whether the step after it was not clean, so that this is a limit and not just the end of the ramp
     */
    public record Best(double rate, double cpuMillis, boolean limited, int tried) {}

    /** One step at an offered rate. */
    interface Step {
        Counts run(int rate, int count) throws Exception;
    }

    static Best climb(Load load, int[] rates, Step step) throws Exception {
        Best best = new Best(Double.NaN, Double.NaN, false, 0);
        // The first ones are slow: classes are loaded and compiled.
        step.run(rates[0], rates[0] * 2);
        step.run(rates[1], rates[1] * WARMING_SECONDS);
        for (int rate : rates) {
            if (!load.deadline().allows(load.seconds() + DRAIN_SECONDS)) {
                load.report().note("the ramp ended before its limit: out of time");
                return best;
            }
            double before = load.product().vitals().cpuSeconds();
            Counts counts = step.run(rate, rate * load.seconds());
            double cpu = (load.product().vitals().cpuSeconds() - before) * 1000;
            if (counts.succeeded() == 0) {
                throw new IllegalStateException("nothing succeeded at " + rate + "/s: " + counts);
            }
            if (!counts.clean(rate)) {
                load.report().note("not clean at " + rate + "/s: " + counts);
                return new Best(best.rate(), best.cpuMillis(), true, rate);
            }
            best = new Best(counts.succeeded() / counts.seconds(), cpu / counts.succeeded(), false, rate);
        }
        return best;
    }
}
