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
import java.util.stream.Collectors;

/**
 * Searches for inputs that a target cannot bear, led by what of the code they reach (Jazzer, on libFuzzer). It works in
 * a process of its own, since it changes classes as they are loaded, and since a target may end the process.
 */
public final class Fuzzer {
    private static final int LONGEST = 8192;
    private static final Pattern EXECUTED = Pattern.compile("number_of_executed_units: (\\d+)");
    /** An input that takes longer hangs. By the clock: long enough for a machine that has hardly any time for it. */
    private static final int HANGS_SECONDS = 300;

    private static final int GRACE_SECONDS = HANGS_SECONDS + 100;
    /** Far more than a search of a fixed number of inputs takes; what is cut off is the end of the same search. */
    private static final int FIXED_SECONDS = 120;

    /** A machine that compiles as well as it can has done so when a search of seconds is over. */
    private static final List<String> BRIEF = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

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

    /**
     * Goes on for so long, elsewhere each time. Returns how many inputs were tried, 0 when it did not come so far; throws
     * when one was found.
     */
    public long run(int seconds) throws IOException, InterruptedException {
        return run(seconds, List.of(), List.of("-seed=0"));
    }

    /**
     * Tries so many inputs, the same ones each time while the code and the corpus are the same; otherwise like
     * {@link #run(int)}.
     */
    public long fixed(int inputs) throws IOException, InterruptedException {
        Path reached = found().resolve("reached");
        if (Files.exists(reached)) {
            // What an earlier search came to would lead this one elsewhere.
            for (Path old : Corpus.in(reached).files()) {
                Files.delete(old);
            }
        }
        return run(FIXED_SECONDS, BRIEF, List.of("-seed=1", "-reload=0", "-use_cmp=0", "-runs=" + inputs));
    }

    private long run(int seconds, List<String> machine, List<String> how) throws IOException, InterruptedException {
        Path found = found();
        Files.createDirectories(found.resolve("reached"));
        Path log = found.resolve("log");
        Process process = new ProcessBuilder(command(seconds, machine, how))
                .directory(found.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(seconds + GRACE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            // One input that hangs would have ended it before: the machine has no time for it.
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

    private Path found() {
        return results.resolve(target.getSimpleName());
    }

    private List<String> command(int seconds, List<String> machine, List<String> how) throws IOException {
        Path found = found();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(machine);
        command.addAll(List.of(
                "-Xmx512m",
                "-Xss512k",
                "-cp",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=org.strowger.**:gov.nist.**",
                // It is not searched; and what it compares, such as times, would lead the search, differently each
                // time.
                "--instrumentation_excludes=org.strowger.testkit.**",
                "--reproducer_path=" + found));
        command.addAll(how);
        command.addAll(List.of(
                "-max_total_time=" + seconds,
                "-max_len=" + LONGEST,
                "-timeout=" + HANGS_SECONDS,
                "-rss_limit_mb=2048",
                "-print_final_stats=1",
                "-artifact_prefix=" + found + File.separator,
                "-seed_inputs=@" + seeds(found),
                found.resolve("reached").toString()));
        return command;
    }

    /** A file that names the inputs to begin from, in an order that no file system decides. */
    private Path seeds(Path found) throws IOException {
        String names = corpus.files().stream()
                .map(file -> file.toAbsolutePath().toString())
                .collect(Collectors.joining(","));
        return Files.writeString(found.resolve("seeds"), names);
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
