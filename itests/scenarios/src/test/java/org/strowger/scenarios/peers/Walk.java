package org.strowger.scenarios.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A person at the pages of the administration: a walk of {@code browser/walks} in Chromium. */
public final class Walk {
    private static final Path PROGRAM = Path.of("browser/walk.mjs").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final Pattern ASKED = Pattern.compile("(?m)^ask (.*)$");

    private Walk() {}

    /**
     * Walks to the end, or fails with what the walk said; a picture of where it ended lies in the directory then.
     *
     * @param helper does what the walk asks for outside of the browser, and answers with a line
     */
    public static void walk(
            String name, URI base, String who, String password, Path parent, Function<String, String> helper) {
        Path directory = directory(parent, name);
        Map<String, String> environment =
                Map.of("BASE", base.toString(), "WHO", who, "PASSWORD", password, "SHOTS", directory.toString());
        try (PeerProcess process =
                PeerProcess.startListening("walk", directory, List.of("node", PROGRAM.toString(), name), environment)) {
            int[] answered = {0};
            Awaitility.await(name).atMost(LIMIT).pollInSameThread().until(() -> {
                answered[0] += answer(process, answered[0], helper);
                return !process.isAlive();
            });
            if (!process.output().contains("walked")) {
                throw new AssertionError(name + " (" + directory + "):\n" + process.output());
            }
        }
    }

    private static int answer(PeerProcess process, int answered, Function<String, String> helper) {
        Matcher asked = ASKED.matcher(process.output());
        int seen = 0;
        int done = 0;
        while (asked.find()) {
            if (seen++ >= answered) {
                process.say(helper.apply(asked.group(1)));
                done++;
            }
        }
        return done;
    }

    private static Path directory(Path parent, String name) {
        try {
            return Files.createTempDirectory(parent, "walk-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
