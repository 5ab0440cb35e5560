package org.strowger.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.call.trace.CallTrace;
import org.strowger.api.call.trace.TraceStep;
import org.strowger.api.core.Text;
import org.strowger.testkit.ManualScheduler;

public class TraceStoreTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final ManualScheduler time = new ManualScheduler(Calls.START);
    private final Random random = new Random(1);
    private TraceStore store;

    @Before
    public void open() {
        store = new TraceStore(folder.getRoot().toPath(), time.clock());
        store.open();
    }

    @After
    public void close() {
        store.close();
    }

    /** Of a size that packing does not change. */
    private CallTrace trace(String id, int bytes) {
        byte[] noise = new byte[bytes * 3 / 4];
        random.nextBytes(noise);
        String text = java.util.Base64.getEncoder().encodeToString(noise);
        TraceStep step = new TraceStep(
                1,
                Calls.START,
                0,
                TraceStep.Kind.ROUTING,
                "s",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                Text.of("a", "b"),
                text,
                null,
                new TraceStep.TraceRule("t", "k", "l"),
                3L);
        return new CallTrace(
                id,
                id,
                "1",
                "2",
                Calls.START,
                null,
                null,
                false,
                3,
                false,
                0,
                List.of(),
                List.of(step),
                List.of(),
                null);
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> all = Files.list(folder.getRoot().toPath())) {
            return all.sorted().toList();
        }
    }

    @Test
    public void whatIsPutInComesOut() {
        CallTrace trace = trace("a", 100);
        store.add(trace, 10, 14);
        assertThat(store.find("a")).contains(trace);
        assertThat(store.find("b")).isEmpty();
        assertThat(store.among(List.of("a", "b"))).containsExactly("a");
    }

    @Test
    public void theOldestGoWhenTheRoomIsUsedUp() {
        for (int i = 0; i < 60; i++) {
            store.add(trace("c" + i, 50_000), 1, 14);
        }
        assertThat(store.size()).isLessThanOrEqualTo(1 << 20);
        assertThat(store.find("c0")).isEmpty();
        assertThat(store.among(List.of("c0"))).isEmpty();
        assertThat(store.find("c59")).isPresent();
    }

    @Test
    public void theOldGoWhateverRoomThereIs() throws Exception {
        store.add(trace("old", 100), 10, 14);
        time.advance(Duration.ofDays(2));
        store.add(trace("new", 100), 10, 14);
        time.advance(Duration.ofDays(13));
        store.expire(14);
        assertThat(store.find("old")).isEmpty();
        assertThat(store.find("new")).isPresent();
        assertThat(files()).hasSize(1);
    }

    @Test
    public void whatACrashLeftHalfWrittenIsCutOff() throws Exception {
        store.add(trace("a", 100), 10, 14);
        store.close();
        Path file = files().get(0);
        long whole = Files.size(file);
        Files.write(
                file,
                new byte[] {0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 9, 'b', 1, 2},
                StandardOpenOption.APPEND);

        open();

        assertThat(store.find("a")).isPresent();
        assertThat(Files.size(file)).isEqualTo(whole);
        store.add(trace("b", 100), 10, 14);
        assertThat(store.find("b")).isPresent();
    }

    @Test
    public void onlyTheOwnerMayReadIt() throws Exception {
        store.add(trace("a", 100), 10, 14);
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
                .isEqualTo("rw-------");
    }

    @Test
    public void aFullStoreOpensAndFindsAtOnce() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            ids.add("id-" + i);
            store.add(trace("id-" + i, 2000), 200, 14);
        }
        store.close();
        long began = System.nanoTime();
        open();
        assertThat(store.find("id-7")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(store.among(ids)).hasSize(3000);
    }
}
