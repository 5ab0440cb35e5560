package org.strowger.testkit.fuzz;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The targets of a module. How long each is searched, and which, say the system properties {@code fuzz.seconds}
 * (for each target, default {@value #SECONDS}) and {@code fuzz.target} (default all).
 */
public final class FuzzSuite {
    private static final int SECONDS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(FuzzSuite.class);

    private final List<Class<?>> targets;

    public FuzzSuite(Class<?>... targets) {
        this.targets = List.of(targets);
    }

    /** Reads all inputs that are kept; returns how many. */
    public int replay() throws IOException {
        int count = 0;
        for (Class<?> target : targets) {
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
        int seconds = Integer.getInteger("fuzz.seconds", SECONDS);
        String only = System.getProperty("fuzz.target", "");
        long tried = 0;
        for (Class<?> target : targets) {
            if (only.isEmpty() || target.getSimpleName().equals(only)) {
                long inputs = new Fuzzer(target, corpus(target)).run(seconds);
                LOG.info("{}: {} inputs, {} a second", target.getSimpleName(), inputs, inputs / seconds);
                tried += inputs;
            }
        }
        return tried;
    }

    private static Corpus corpus(Class<?> target) {
        return Corpus.of(target.getSimpleName());
    }
}
