package org.strowger.bench.sipp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.strowger.bench.product.Program;
import org.strowger.bench.product.Target;
import org.strowger.bench.sip.Account;

/** One run of SIPp against the target, and what it counted. */
public final class SippRun implements AutoCloseable {
    private final Path directory;
    private final Program program;

    private SippRun(Path directory, Program program) {
        this.directory = directory;
        this.program = program;
    }

    /**
     * What SIPp counted.
     *
     * @param seconds from the first call to the end of the last
     * @param refused calls that got a 503 with Retry-After; neither succeeded nor failed
     */
    public record Counts(long created, long succeeded, long failed, long repeats, double seconds, long refused) {
        /** As in the reference: nothing failed, hardly anything was sent twice, and the rate was held. */
        public boolean clean(double offered) {
            return created > 0
                    && failed + refused == 0
                    && repeats <= created / 1000.0
                    && succeeded / seconds >= 0.9 * offered;
        }
    }

    /** Plays a scenario at a rate, from a port, so many times; 0: until it is closed. */
    public static SippRun start(Target target, String name, String scenario, List<String> rows, int port, int[] load)
            throws IOException {
        Path directory = Files.createTempDirectory(target.directory(), "sipp-" + name + "-");
        Files.writeString(directory.resolve("scenario.xml"), scenario);
        Files.writeString(directory.resolve("rows.csv"), "SEQUENTIAL\n" + String.join(";\n", rows) + ";\n");
        List<String> command = new ArrayList<>(List.of("sipp", "127.0.0.1:" + target.sipPort()));
        command.addAll(List.of("-sf", "scenario.xml", "-inf", "rows.csv", "-i", "127.0.0.1", "-p", "" + port));
        command.addAll(List.of("-t", "u1", "-nostdin", "-skip_rlimit", "-buff_size", "4194304"));
        command.addAll(
                List.of("-trace_stat", "-stf", "stat.csv", "-fd", "1", "-trace_err", "-error_file", "errors.txt"));
        if (load.length > 0) {
            command.addAll(List.of("-r", "" + load[0], "-m", "" + load[1], "-l", "20000"));
            command.addAll(List.of("-recv_timeout", "8000", "-deadcall_wait", "0"));
        }
        return new SippRun(directory, Program.start(directory, "sipp", command));
    }

    /** Waits for its end. */
    public Counts await(Duration limit) throws IOException, InterruptedException {
        program.await(limit);
        List<String> lines = Files.exists(directory.resolve("stat.csv"))
                ? Files.readAllLines(directory.resolve("stat.csv"))
                : List.of();
        if (lines.size() < 2) {
            throw new IOException("SIPp counted nothing:\n" + program.output());
        }
        Map<String, String> last = columns(lines.get(0), lines.get(lines.size() - 1));
        return counts(last);
    }

    static Counts counts(Map<String, String> last) {
        long refused = last.containsKey("GenericCounter1(C)") ? number(last, "GenericCounter1(C)") : 0;
        return new Counts(
                number(last, "TotalCallCreated"),
                number(last, "SuccessfulCall(C)") - refused,
                number(last, "FailedCall(C)"),
                number(last, "Retransmissions(C)"),
                seconds(last.get("ElapsedTime(C)")),
                refused);
    }

    static Map<String, String> columns(String names, String values) {
        String[] name = names.split(";");
        String[] value = values.split(";");
        Map<String, String> columns = new HashMap<>();
        for (int i = 0; i < Math.min(name.length, value.length); i++) {
            columns.put(name[i], value[i]);
        }
        return columns;
    }

    private static long number(Map<String, String> columns, String name) {
        return Long.parseLong(columns.get(name).strip());
    }

    /** Of {@code HH:MM:SS}, with or without a fraction, after a colon or a point, that SIPp gives in microseconds. */
    static double seconds(String time) {
        String[] parts = time.split("[:.]");
        double whole = Integer.parseInt(parts[0]) * 3600 + Integer.parseInt(parts[1]) * 60 + Integer.parseInt(parts[2]);
        return parts.length < 4 ? whole : whole + Double.parseDouble("0." + parts[3]);
    }

    /** One row for each of these, the two lists side by side. */
    public static List<String> rows(List<Account> accounts, List<Account> targets) {
        return accounts.stream()
                .map(a -> a.number() + ";[authentication username=" + a.number() + " password=" + a.password() + "];"
                        + targets.get(accounts.indexOf(a) % targets.size()).number())
                .collect(Collectors.toList());
    }

    @Override
    public void close() {
        program.close();
    }
}
