package org.strowger.scenarios.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that a test starts and always ends: by {@link #close}, by the end of this JVM, or, should the JVM be killed,
 * by {@code timeout(1)} under which it runs. Its output goes to a file.
 */
public final class PeerProcess implements AutoCloseable {
    /** Longer runs say so. */
    private static final int LIFE_SECONDS = Integer.getInteger("peers.seconds", 900);

    private final String name;
    private final Path log;
    private final Process process;
    private final Thread atExit;

    private PeerProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.atExit = new Thread(this::kill);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    public static PeerProcess start(String name, Path directory, List<String> command) {
        return start(name, directory, command, Map.of());
    }

    public static PeerProcess start(
            String name, Path directory, List<String> command, Map<String, String> environment) {
        ProcessBuilder.Redirect nothing =
                ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile());
        return start(name, directory, command, environment, nothing);
    }

    /** One that is told what to do by lines ({@link #say}). */
    public static PeerProcess startListening(
            String name, Path directory, List<String> command, Map<String, String> environment) {
        return start(name, directory, command, environment, ProcessBuilder.Redirect.PIPE);
    }

    private static PeerProcess start(
            String name,
            Path directory,
            List<String> command,
            Map<String, String> environment,
            ProcessBuilder.Redirect input) {
        List<String> bounded = new ArrayList<>(List.of("timeout", "-k", "1", Integer.toString(LIFE_SECONDS)));
        bounded.addAll(command);
        Path log = directory.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(bounded)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(input)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new PeerProcess(name, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a line. */
    public void say(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end and returns the exit status. */
    public int await(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " did not end within " + limit + "\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it printed so far. */
    public String output() {
        try {
            return Files.exists(log)
                    ? new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.ISO_8859_1)
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException shuttingDown) {
            return; // then the hook itself does it
        }
    }

    private void kill() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
                process.waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
