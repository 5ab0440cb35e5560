package org.strowger.scenarios.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many class loaders of bundles a process holds, as its own diagnostic tool counts them after a collection.
 *
 * @param count of those that are reachable
 */
public record ClassLoaders(int count) {
    private static final Pattern LINE = Pattern.compile(
            "(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+org\\.apache\\.felix\\.framework\\.BundleWiringImpl\\$BundleClassLoader(?:\\s|$)");

    public static ClassLoaders of(long pid) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(tool.toString(), Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher line = LINE.matcher(histogram);
            if (!line.find()) {
                throw new AssertionError(
                        "no class loaders in: " + histogram.lines().limit(5).toList());
            }
            return new ClassLoaders(Integer.parseInt(line.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
