package org.strowger.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server of the test's own, on a free loopback port and with its data in a directory of the test's. Started
 * as root it runs as the user {@code postgres}, because the server refuses root.
 */
public final class PostgresServer implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/17/bin");

    private final Path binaries;
    private final Path data;
    private final int port;

    private PostgresServer(Path binaries, Path data, int port) {
        this.binaries = binaries;
        this.data = data;
        this.port = port;
    }

    /** Where the server's programs are installed; empty when they are not. */
    public static Optional<Path> installed() {
        return PLACES.stream()
                .map(Path::of)
                .filter(p -> Files.isExecutable(p.resolve("initdb")))
                .findFirst();
    }

    /** Starts a server; {@link #installed()} must not be empty. */
    public static PostgresServer start() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("strowger-pg");
        // The user postgres must be able to enter it.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        PostgresServer server = new PostgresServer(installed().orElseThrow(), directory.resolve("data"), freePort());
        server.run("initdb", "-D", server.data.toString(), "-U", "strowger", "-A", "trust", "-E", "UTF8", "--no-sync");
        String options = "-p " + server.port + " -c listen_addresses=127.0.0.1 -c fsync=off"
                + " -c unix_socket_directories=" + directory;
        server.run("pg_ctl", "-D", server.data.toString(), "-w", "-l", directory + "/log", "-o", options, "start");
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        run(binaries.resolve(program), arguments);
    }

    private void run(Path program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(program.toString());
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .directory(data.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(program + " failed");
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** A user who needs no password. */
    public String user() {
        return "strowger";
    }

    @Override
    public void close() throws IOException {
        try {
            run("pg_ctl", "-D", data.toString(), "-w", "-m", "immediate", "stop");
            run(Path.of("/bin/rm"), "-rf", data.toString());
            Files.deleteIfExists(data.resolveSibling("log"));
            Files.deleteIfExists(data.getParent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
