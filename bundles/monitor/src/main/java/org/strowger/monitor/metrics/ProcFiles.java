package org.strowger.monitor.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Linux says in {@code /proc}; nothing where there is none. */
public final class ProcFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ProcFiles.class);
    private static final int LONGEST = 256 * 1024;
    private static final int RECEIVED = 0;
    private static final int SENT = 8;

    private final Path root;

    /** @param root of the file system */
    public ProcFiles(Path root) {
        this.root = root;
    }

    /** Bytes that an interface has received and sent since it came up. */
    record Traffic(long received, long sent) {}

    /** Time that all processors together have spent, in whatever unit. */
    record Processor(long busy, long all) {}

    /** Empty when it is not there. */
    public String read(String path) {
        Path file = root.resolve(path);
        if (!Files.isReadable(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // Such as the speed of an interface that is down.
            LOG.debug("{} cannot be read: {}", file, e.toString());
            return "";
        }
    }

    /** A line {@code name: 123 kB}, in bytes. */
    public OptionalLong kilobytes(String path, String name) {
        return read(path)
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty() && digits.length() < 16)
                .mapToLong(digits -> Long.parseLong(digits) * 1024)
                .findFirst();
    }

    /** Null when unknown. */
    Processor processor() {
        List<String> words = read("proc/stat")
                .lines()
                .findFirst()
                .map(line -> List.of(line.trim().split("\\s+")))
                .orElse(List.of());
        if (words.size() < 6 || !words.get(0).equals("cpu")) {
            return null;
        }
        long all = 0;
        // Time of guests, which comes after these eight, is in the user's already.
        for (int i = 1; i < Math.min(words.size(), 9); i++) {
            all += number(words.get(i));
        }
        long idle = number(words.get(4)) + number(words.get(5));
        return new Processor(all - idle, all);
    }

    /** By interface, the loopback left out. */
    Map<String, Traffic> traffic() {
        Map<String, Traffic> found = new LinkedHashMap<>();
        read("proc/net/dev").lines().forEach(line -> {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).trim();
            String[] numbers = line.substring(colon + 1).trim().split("\\s+");
            if (!name.isEmpty() && !name.equals("lo") && numbers.length > SENT) {
                found.put(name, new Traffic(number(numbers[RECEIVED]), number(numbers[SENT])));
            }
        });
        return found;
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
