package org.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ItemRef;
import org.strowger.store.Databases;
import org.strowger.store.JdbcStore;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

/** Kills a process that commits, again and again, and looks at what it left. */
public class KillTest {
    private static final int KILLS = 12;
    private static final int MOST_COMMITS = 40;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Random random = new Random(7);

    @Test
    public void whatIsLeftIsTheOldOrTheNewVersionNeverHalf() throws Exception {
        Path home = folder.getRoot().toPath();
        long acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            // The first ones die while the database is being made or opened.
            int after = kill < 3 ? 0 : random.nextInt(MOST_COMMITS);
            acknowledged = Math.max(acknowledged, commitUntilKilled(home, after));
            check(home, acknowledged);
        }
        assertThat(acknowledged).isGreaterThan(KILLS);
    }

    /** The last version that was acknowledged. */
    private static long commitUntilKilled(Path home, int commits) throws IOException, InterruptedException {
        Path out = home.resolve("out");
        Files.deleteIfExists(out);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CommitLoop.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(out.toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(3))
                    .until(() -> lines(out).size() > commits);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        List<String> lines = lines(out);
        return lines.size() == 1 ? 0 : Long.parseLong(lines.get(lines.size() - 1));
    }

    /** Lines that are complete. */
    private static List<String> lines(Path out) throws IOException {
        String text = Files.readString(out);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static void check(Path root, long acknowledged) {
        FakeHome home = new FakeHome(root);
        try (JdbcStore store = Databases.openDerby(home)) {
            ConfigComponent config = new ConfigComponent(store, home, new ManualScheduler(), new RecordingEventBus());
            config.addDeclaration(new Declared<>(Phone.class));
            ConfigSnapshot snapshot = config.snapshot();
            assertThat(snapshot.version()).isGreaterThanOrEqualTo(acknowledged);
            checkItems(snapshot);
            checkHistory(config, snapshot);
            config.deactivate();
        }
    }

    private static void checkItems(ConfigSnapshot snapshot) {
        Set<Integer> limits = new HashSet<>();
        snapshot.all(Phone.class).forEach(p -> limits.add(p.limit()));
        assertThat(limits).as("all items are of the same commit").hasSizeLessThan(2);
        assertThat(snapshot.all(Phone.class).size()).isIn(0, CommitLoop.PHONES.size());
        snapshot.all(Phone.class).forEach(p -> assertThat(p.password()).isEqualTo("secret"));
    }

    /** The history, played from the beginning, gives exactly the items. */
    private static void checkHistory(ConfigComponent config, ConfigSnapshot snapshot) {
        Map<ItemRef, Map<String, Object>> played = new HashMap<>();
        List<Commit> history = config.history(0, 1000);
        assertThat(history.size()).isEqualTo((int) snapshot.version());
        for (int i = history.size() - 1; i >= 0; i--) {
            assertThat(history.get(i).version()).isEqualTo(history.size() - i);
            for (Change change : history.get(i).changes()) {
                assertThat(change.before()).isEqualTo(played.get(change.item()));
                played.put(change.item(), change.after());
            }
        }
        played.forEach(
                (ref, values) -> assertThat(snapshot.raw(ref.type(), ref.key())).contains(values));
    }
}
