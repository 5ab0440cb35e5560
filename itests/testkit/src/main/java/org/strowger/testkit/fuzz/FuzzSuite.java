package org.strowger.testkit.fuzz;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The targets of a module. Which are searched, and how, say system properties: {@code fuzz.fixed}, the same number of the
 * same inputs each time; {@code fuzz.seconds}, for so long, other inputs each time; {@code fuzz.target}, one alone.
 */
public final class FuzzSuite {
    private static final Logger LOG = LoggerFactory.getLogger(FuzzSuite.class);

    private final Map<Class<?>, Integer> targets = new LinkedHashMap<>();

    /**
     * Adds one.
     *
     * @param inputs so many are tried when their number is fixed; to take a few seconds
     */
    public FuzzSuite with(Class<?> target, int inputs) {
        targets.put(target, inputs);
        return this;
    }

    /** Whether there is to be a search; without one, only what is kept is read. */
    public static boolean wanted() {
        return fixed() || seconds() > 0;
    }

    private static boolean fixed() {
        return Boolean.getBoolean("fuzz.fixed");
    }

    private static int seconds() {
        return Integer.getInteger("fuzz.seconds", 0);
    }

    /** Reads all inputs that are kept; returns how many. */
    public int replay() throws IOException {
        int count = 0;
        for (Class<?> target : targets.keySet()) {
            count += corpus(target).replay(input -> feed(target, input));
        }
        return count;
    }

    private static void feed(Class<?> target, byte[] input) throws Exception {
        try {
            target.getMethod("fuzzerTestOneInput", byte[].class).invoke(null, (Object) input);
        } catch (java.lang.reflect.InvocationTargetException e) {
            throw new AssertionError(e.getCause().toString(), e.getCause());
        }
    }

    /** Searches for new ones; returns how many were tried. */
    public long search() throws IOException, InterruptedException {
        String only = System.getProperty("fuzz.target", "");
        long tried = 0;
        for (Map.Entry<Class<?>, Integer> each : targets.entrySet()) {
            Class<?> target = each.getKey();
            if (only.isEmpty() || target.getSimpleName().equals(only)) {
                Fuzzer fuzzer = new Fuzzer(target, corpus(target));
                long inputs = fixed() ? fuzzer.fixed(each.getValue()) : fuzzer.run(seconds());
                LOG.info("{}: {} inputs", target.getSimpleName(), inputs);
                tried += inputs;
            }
        }
        return tried;
    }

    private static Corpus corpus(Class<?> target) {
        return Corpus.of(target.getSimpleName());
    }
}
