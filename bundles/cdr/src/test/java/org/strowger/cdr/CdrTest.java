package org.strowger.cdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.Result;
import org.strowger.api.call.CallRecords.Page;
import org.strowger.api.call.CallRecords.Query;
import org.strowger.api.call.Cause;
import org.strowger.api.core.Health;
import org.strowger.api.core.ProblemException;
import org.strowger.testkit.ManualScheduler;

public class CdrTest {
    private final ManualScheduler scheduler = new ManualScheduler(Records.START);
    private final DerbyStore store = new DerbyStore();
    private CdrWriter writer = new CdrWriter(store, scheduler);
    private final StoredCallRecords records = new StoredCallRecords(store);

    @After
    public void stop() throws Exception {
        writer.deactivate();
    }

    @Test
    public void aCallIsOneRecordFromStartToEnd() {
        writer.started(Records.open("c1", "101", "102", Records.START));
        await().until(() -> records.get("c1").isPresent());
        assertThat(records.get("c1").orElseThrow().result()).isEqualTo(Result.OPEN);

        CallRecord ended = Records.ended("c1", "101", "102", Records.START, Result.ANSWERED);
        writer.ended(ended);
        await().until(() -> records.get("c1").orElseThrow().endedAt() != null);

        assertThat(records.get("c1")).contains(ended);
        assertThat(find(query(null, null, null)).total()).isEqualTo(1);
    }

    @Test
    public void aCrashLeavesARecordClosedAsSystemRestart() throws Exception {
        writer.started(Records.open("c1", "101", "102", Records.START));
        await().until(() -> records.get("c1").isPresent());
        scheduler.advance(Duration.ofSeconds(31));
        writer.deactivate();

        writer = new CdrWriter(store, scheduler);

        CallRecord closed = records.get("c1").orElseThrow();
        assertThat(closed.result()).isEqualTo(Result.SYSTEM_RESTART);
        assertThat(closed.cause()).isEqualTo(Cause.SYSTEM_RESTART);
        assertThat(closed.endedAt()).isEqualTo(Records.START.plusSeconds(30));
        assertThat(closed.hungUpBy()).isEqualTo("system");
    }

    @Test
    public void recordsWaitWhileTheDatabaseIsDown() {
        store.down(true);
        writer.ended(Records.ended("c1", "101", "102", Records.START, Result.BUSY));
        await().until(() -> writer.check().status() == Health.Status.DEGRADED);

        store.down(false);
        await().until(() -> records.get("c1").isPresent());
        await().until(() -> writer.check().status() == Health.Status.READY);
    }

    @Test
    public void whatIsQueuedIsWrittenBeforeTheStop() throws Exception {
        for (int i = 0; i < 500; i++) {
            writer.ended(Records.ended("c" + i, "101", "102", Records.START.plusSeconds(i), Result.ANSWERED));
        }
        writer.deactivate();
        assertThat(find(query(null, null, null)).total()).isEqualTo(500);
    }

    @Test
    public void recordsAreFoundByWhatAQueryNames() throws Exception {
        writer.ended(Records.ended("a", "101", "102", Records.START, Result.ANSWERED));
        writer.ended(Records.ended("b", "103", "104", Records.START.plusSeconds(60), Result.BUSY));
        writer.ended(Records.ended("c", "101", "%", Records.START.plusSeconds(120), Result.FAILED));
        writer.deactivate();

        assertThat(ids(query(null, null, null))).containsExactly("c", "b", "a");
        assertThat(ids(query("101", null, null))).containsExactly("c", "a");
        assertThat(ids(query(null, "102", null))).containsExactly("a");
        assertThat(ids(query(null, "%", null))).containsExactly("c");
        assertThat(ids(query(null, null, Result.BUSY))).containsExactly("b");
        assertThat(ids(new Query(null, null, null, null, null, "104", null, null, 0, 10)))
                .containsExactly("b");
        Instant from = Records.START.plusSeconds(1);
        assertThat(ids(new Query(from, from.plusSeconds(60), null, null, null, null, null, null, 0, 10)))
                .containsExactly("b");
        Page second = find(new Query(null, null, null, null, null, null, null, null, 1, 1));
        assertThat(second.total()).isEqualTo(3);
        assertThat(second.items()).extracting(CallRecord::id).containsExactly("b");
    }

    @Test
    public void longTalksAreFoundByTheirLeastLength() throws Exception {
        // Answered after two seconds, over after nine; the busy one was never answered.
        writer.ended(Records.ended("a", "101", "102", Records.START, Result.ANSWERED));
        writer.ended(Records.ended("b", "103", "104", Records.START.plusSeconds(60), Result.BUSY));
        writer.started(Records.open("c", "101", "105", Records.START.plusSeconds(90)));
        writer.deactivate();

        assertThat(ids(talked(0, null))).containsExactly("c", "b", "a");
        assertThat(ids(talked(7, null))).containsExactly("a");
        assertThat(ids(talked(8, null))).isEmpty();
        assertThat(ids(talked(7, "101"))).containsExactly("a");
        assertThat(ids(talked(8, "101"))).isEmpty();
    }

    private static Query talked(int seconds, String search) {
        return new Query(null, null, null, null, null, null, null, null, 0, 10, search, null, seconds);
    }

    @Test
    public void aFreeSearchFindsNumbersAndNamesWhateverTheirCase() throws Exception {
        writer.ended(Records.ended("a", "101", "102", Records.START, Result.ANSWERED));
        writer.ended(Records.ended("b", "103", "104", Records.START.plusSeconds(60), Result.BUSY));
        writer.deactivate();

        assertThat(ids(search("name OF 103"))).containsExactly("b");
        assertThat(ids(search("name"))).containsExactly("b", "a");
        assertThat(ids(search("02"))).containsExactly("a");
        assertThat(ids(search("_"))).isEmpty();
        assertThat(ids(search("105"))).isEmpty();
    }

    @Test
    public void pagesFollowEachOther() throws Exception {
        for (int i = 0; i < 5; i++) {
            // Two of them at the same time.
            writer.ended(Records.ended("c" + i, "101", "102", Records.START.plusSeconds(i / 2), Result.ANSWERED));
        }
        writer.deactivate();
        for (String search : new String[] {null, "101"}) {
            List<String> seen = new ArrayList<>();
            String after = null;
            do {
                Page page = find(new Query(null, null, null, null, null, null, null, null, 0, 2, search, after));
                page.items().forEach(record -> seen.add(record.id()));
                assertThat(page.total()).isEqualTo(5);
                assertThat(page.exact()).isTrue();
                after = page.next();
            } while (after != null);
            assertThat(seen).containsExactly("c4", "c3", "c2", "c1", "c0");
        }
        assertThatThrownBy(() -> find(new Query(null, null, null, null, null, null, null, null, 0, 2, null, "x~")))
                .isInstanceOf(ProblemException.class);
    }

    private static Query search(String text) {
        return new Query(null, null, null, null, null, null, null, null, 0, 10, text, null);
    }

    @Test
    public void aQueryWithoutBoundsIsRefused() {
        assertThatThrownBy(() -> find(new Query(null, null, null, null, null, null, null, null, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Iterable<String> ids(Query query) {
        return find(query).items().stream().map(CallRecord::id).toList();
    }

    private Page find(Query query) {
        return records.find(query);
    }

    private static Query query(String caller, String called, Result result) {
        return new Query(null, null, caller, called, null, null, null, result, 0, 10);
    }
}
