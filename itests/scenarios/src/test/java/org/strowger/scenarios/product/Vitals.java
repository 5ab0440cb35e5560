package org.strowger.scenarios.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process holds at a moment.
 *
 * @param mediaSockets UDP sockets bound in the range of its media ports
 * @param residentMb resident memory
 */
public record Vitals(int fileDescriptors, int threads, int mediaSockets, int calls, int residentMb) {
    /** Pools may grow by a few; a leak grows with every call. */
    private static final int SLACK = 12;

    static Vitals of(long pid, int firstMediaPort, int lastMediaPort, int calls) {
        Path proc = Path.of("/proc/" + pid);
        List<String> status = lines(proc.resolve("status"));
        return new Vitals(
                count(proc.resolve("fd")),
                number(status, "Threads:"),
                sockets(firstMediaPort, lastMediaPort),
                calls,
                number(status, "VmRSS:") / 1024);
    }

    /** Whether nothing is left of what happened since the baseline. */
    public boolean isBackAt(Vitals baseline) {
        return fileDescriptors <= baseline.fileDescriptors + SLACK
                && threads <= baseline.threads + SLACK
                && mediaSockets <= baseline.mediaSockets
                && calls <= baseline.calls;
    }

    private static int count(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return (int) entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }

    private static int sockets(int first, int last) {
        return (int) Stream.of("/proc/net/udp", "/proc/net/udp6")
                .flatMap(table -> lines(Path.of(table)).stream().skip(1))
                .map(line -> line.strip().split("\\s+")[1])
                .mapToInt(local -> Integer.parseInt(local.substring(local.indexOf(':') + 1), 16))
                .filter(port -> port >= first && port <= last)
                .count();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
