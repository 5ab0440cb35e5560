package org.strowger.testkit.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Searches for inputs that a target cannot bear, led by what of the code they reach (Jazzer, on libFuzzer). It works in
 * a process of its own, since it changes classes as they are loaded, and since a target may end the process.
 */
public final class Fuzzer {
    private static final int LONGEST = 8192;
    private static final Pattern EXECUTED = Pattern.compile("number_of_executed_units: (\\d+)");
    private static final int GRACE_SECONDS = 120;
    /** 0 for another one each time. */
    private static final int SEED = Integer.getInteger("fuzz.seed", 0);

    private final Path results = Path.of("target", "fuzz").toAbsolutePath();
    private final Class<?> target;
    private final Corpus corpus;

    /**
     * @param target has a method {@code public static void fuzzerTestOneInput(byte[])}
     * @param corpus to begin from
     */
    public Fuzzer(Class<?> target, Corpus corpus) {
        this.target = target;
        this.corpus = corpus;
    }

    /** Goes on for so long. Returns how many inputs were tried, 0 when it did not come so far; throws when one was found. */
    public long run(int seconds) throws IOException, InterruptedException {
        Path found = results.resolve(target.getSimpleName());
        Files.createDirectories(found.resolve("reached"));
        Path log = found.resolve("log");
        Process process = new ProcessBuilder(command(seconds, found))
                .directory(found.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(seconds + GRACE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            // One input that hangs would have ended it within a minute: the machine has no time for it.
            return 0;
        }
        String said = Files.readString(log);
        Matcher executed = EXECUTED.matcher(said);
        if (process.exitValue() != 0 || !executed.find()) {
            throw new AssertionError(target.getSimpleName() + " found something, or could not run; the input is below "
                    + found + ", what it said in " + log + ", its end:\n" + end(said));
        }
        return Long.parseLong(executed.group(1));
    }

    private List<String> command(int seconds, Path found) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Xss512k",
                "-cp",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=org.strowger.**:gov.nist.**",
                "--reproducer_path=" + found));
        command.addAll(List.of(
                "-max_total_time=" + seconds,
                "-max_len=" + LONGEST,
                "-timeout=60",
                "-rss_limit_mb=2048",
                "-print_final_stats=1",
                "-seed=" + SEED,
                "-artifact_prefix=" + found + File.separator,
                found.resolve("reached").toString(),
                corpus.folder().toAbsolutePath().toString()));
        return command;
    }

    /** Surefire keeps the real one aside. */
    private static String classPath() {
        String plain = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return String.join(
                File.pathSeparator,
                Arrays.stream(plain.split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - 3000));
    }
}
