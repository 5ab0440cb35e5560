package org.strowger.scenarios.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.testkit.FreePorts;

/** A running SIPp. */
public final class Sipp implements AutoCloseable {
    private static final Pattern MEDIA_LINE = Pattern.compile(SippScenario.MEDIA + " (\\d+) (\\d+)");

    private final String name;
    private final int port;
    private final Path directory;
    private final PeerProcess process;

    private Sipp(String name, int port, Path directory, PeerProcess process) {
        this.name = name;
        this.port = port;
        this.directory = directory;
        this.process = process;
    }

    /**
     * A row of data, for one call.
     *
     * @param user own number
     * @param target whom it calls, or the port of the contact it registers
     * @param mediaPort where it wants its media
     */
    public record Row(String user, String password, String target, int mediaPort) {
        private String credentials() {
            return "[authentication username=" + user + " password=" + password + "]";
        }
    }

    /**
     * What to run.
     *
     * @param server host:port of whom it talks to
     * @param transport {@code u1} for UDP, {@code t1} for TCP
     * @param calls how many; 0 for no end
     * @param rate calls begun a second
     */
    public record Job(
            String name,
            SippScenario scenario,
            String server,
            int port,
            String transport,
            List<Row> rows,
            int calls,
            double rate) {
        public Job(String name, SippScenario scenario, String server, int port, List<Row> rows) {
            this(name, scenario, server, port, "u1", rows, rows.size(), 4);
        }

        /** Goes on until it is closed, through its rows again and again. */
        public Job endless() {
            return new Job(name, scenario, server, port, transport, rows, 0, rate);
        }

        public Job tcp() {
            return new Job(name, scenario, server, port, "t1", rows, calls, rate);
        }

        public Job rate(double callsPerSecond) {
            return new Job(name, scenario, server, port, transport, rows, calls, callsPerSecond);
        }
    }

    /** Starts it in a directory of its own below the given one. */
    public static Sipp start(Path parent, FreePorts ports, Job job) {
        try {
            Path directory = Files.createTempDirectory(parent, "sipp-" + job.name() + "-");
            Files.writeString(directory.resolve("scenario.xml"), job.scenario().xml());
            Files.writeString(directory.resolve("rows.csv"), rows(job.rows()));
            PeerProcess process = PeerProcess.start("sipp-" + job.name(), directory, command(job, ports.range(6)));
            return new Sipp(job.name(), job.port(), directory, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rows(List<Row> rows) {
        StringBuilder csv = new StringBuilder("SEQUENTIAL\n");
        rows.forEach(row -> csv.append(String.join(
                        ";",
                        row.user(),
                        row.password(),
                        row.target(),
                        Integer.toString(row.mediaPort()),
                        row.credentials())
                + ";\n"));
        return csv.toString();
    }

    private static List<String> command(Job job, int mediaPort) {
        List<String> command =
                new ArrayList<>(List.of("sipp", job.server(), "-sf", "scenario.xml", "-inf", "rows.csv"));
        command.addAll(List.of("-i", "127.0.0.1", "-p", Integer.toString(job.port()), "-t", job.transport()));
        command.addAll(List.of("-mi", "127.0.0.1", "-mp", Integer.toString(mediaPort)));
        command.addAll(List.of("-r", Double.toString(job.rate()), "-l", "400"));
        command.addAll(
                List.of("-nostdin", "-trace_err", "-error_file", "errors.txt", "-trace_logs", "-log_file", "logs.txt"));
        command.addAll(List.of("-trace_msg", "-message_file", "messages.txt", "-skip_rlimit"));
        if (job.calls() > 0) {
            command.addAll(List.of("-m", Integer.toString(job.calls())));
        }
        return command;
    }

    /** Its SIP port. */
    public int port() {
        return port;
    }

    /** Waits for its end; every call must have gone as the scenario says. */
    public void awaitPassed(Duration limit) {
        int status = process.await(limit);
        assertThat(status)
                .as(() -> name + " of SIPp failed\n" + file("errors.txt") + tail(file("messages.txt")))
                .isZero();
    }

    /** Media ports of the other side, by own media port, as far as calls have come. */
    public Map<Integer, Integer> mediaPorts() {
        Map<Integer, Integer> ports = new LinkedHashMap<>();
        Matcher lines = MEDIA_LINE.matcher(file("logs.txt"));
        while (lines.find()) {
            ports.put(Integer.valueOf(lines.group(1)), Integer.valueOf(lines.group(2)));
        }
        return ports;
    }

    /** Every message it sent and received. */
    public String messages() {
        return file("messages.txt");
    }

    private String file(String fileName) {
        Path file = directory.resolve(fileName);
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tail(String text) {
        return text.length() <= 8000 ? text : "…" + text.substring(text.length() - 8000);
    }

    @Override
    public void close() {
        process.close();
    }
}
