package org.strowger.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.LegRecord;
import org.strowger.api.call.CallRecord.Result;
import org.strowger.api.call.CallRecords.Page;
import org.strowger.api.call.CallRecords.Query;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Party;
import org.strowger.api.media.MediaStatistics;

/**
 * The list of call records stays quick however long it gets. With {@code -Dcdr.rows=1000000} it is measured with as many, on
 * disk in {@code target/long-list}, which is filled once and used again.
 */
public class LongListTest {
    private static final int ROWS = Integer.getInteger("cdr.rows", 600);
    /** A few records on a machine that does much else say nothing of how long many take. */
    private static final boolean MEASURED = ROWS > 10_000;

    private static final int EXTENSIONS = Math.min(1_000, ROWS / 3);
    private static final int OUTSIDE = Math.max(100, ROWS / 20);
    private static final Duration LONGEST = Duration.ofMillis(300);
    private static final int BATCH = 500;

    private static DerbyStore store;
    private static StoredCallRecords records;

    @BeforeClass
    public static void fill() {
        File directory = new File("target/long-list-" + ROWS);
        boolean there = MEASURED && directory.exists();
        store = MEASURED ? new DerbyStore(directory) : new DerbyStore();
        if (there) {
            store.isMigrated(CdrSchema.MODULE);
        }
        records = new StoredCallRecords(store);
        if (!there) {
            insert();
        }
    }

    @AfterClass
    public static void close() {
        store.close();
    }

    private static void insert() {
        CdrTable table = new CdrTable(new RecordCodec());
        Random random = new Random(7);
        StoredUses none = new StoredUses();
        long began = System.nanoTime();
        for (int done = 0; done < ROWS; done += BATCH) {
            List<CallRecord> batch = new ArrayList<>();
            for (int i = done; i < Math.min(ROWS, done + BATCH); i++) {
                batch.add(record(i, random));
            }
            store.inTransaction(connection -> table.save(connection, batch, none));
        }
        System.out.printf("%d records in %d s%n", ROWS, (System.nanoTime() - began) / 1_000_000_000);
    }

    /** One a second; one in five from outside, one in a hundred busy or long, a rare one refused or very long. */
    private static CallRecord record(int i, Random random) {
        Instant at = Records.START.plusSeconds(i);
        String extension = Integer.toString(1000 + random.nextInt(EXTENSIONS));
        String from = random.nextInt(5) == 0
                ? "0" + (900_000_000 + random.nextInt(OUTSIDE))
                : Integer.toString(1000 + random.nextInt(EXTENSIONS));
        Party caller = from.startsWith("0")
                ? new Party(from, "Firm " + from.substring(4), "", false)
                : Party.extension(from, "Name of " + from);
        Result result = i == ROWS / 50 ? Result.REFUSED : i % 100 == 0 ? Result.BUSY : Result.ANSWERED;
        LegRecord leg = new LegRecord(
                "leg-" + i,
                "sip",
                false,
                Party.extension(extension, "Name of " + extension),
                "192.0.2." + i % 250 + ":5060 a phone 1.2.3",
                at,
                at.plusSeconds(1),
                at.plusSeconds(2),
                at.plusSeconds(9),
                Cause.NORMAL_CLEARING,
                MediaStatistics.NONE);
        Duration talk = i == ROWS / 40 ? Duration.ofHours(3) : Duration.ofSeconds(i % 100 == 50 ? 700 : 7);
        return new CallRecord(
                String.format("%08x-long-list", i),
                "x",
                at,
                at.plusSeconds(2),
                at.plusSeconds(2).plus(talk),
                caller,
                extension,
                extension,
                from.startsWith("0") ? CallRecord.Kind.INBOUND : CallRecord.Kind.INTERNAL,
                result,
                Cause.NORMAL_CLEARING,
                "caller",
                List.of(leg),
                List.of(new CallRecord.Step(at, "extension", extension)));
    }

    private static Query query(
            Instant from, Instant to, String caller, String party, String extension, Result result, String search) {
        return new Query(from, to, caller, null, party, extension, null, result, 0, 50, search, null);
    }

    private static Query talked(Duration least, Result result) {
        return new Query(null, null, null, null, null, null, null, result, 0, 50, null, null, (int) least.toSeconds());
    }

    private static void quick(String what, Query query, int atLeast) {
        long[] millis = new long[7];
        Page page = null;
        for (int i = 0; i < millis.length; i++) {
            long began = System.nanoTime();
            page = records.find(query);
            millis[i] = (System.nanoTime() - began) / 1_000_000;
        }
        long first = millis[0];
        Arrays.sort(millis);
        System.out.printf(
                "%-24s %3d rows of %s%d, first %d ms, median %d ms, longest %d ms%n",
                what,
                page.items().size(),
                page.exact() ? "" : "at least ",
                page.total(),
                first,
                millis[millis.length / 2],
                millis[millis.length - 1]);
        assertThat(page.items().size()).as(what).isGreaterThanOrEqualTo(atLeast);
        assertThat(page.items()).isSortedAccordingTo((a, b) -> b.startedAt().compareTo(a.startedAt()));
        if (MEASURED) {
            assertThat(Duration.ofMillis(millis[millis.length / 2])).as(what).isLessThan(LONGEST);
        }
    }

    @Test
    public void firstRowsAndEachFilter() {
        Instant middle = Records.START.plusSeconds(ROWS / 2);
        quick("no filter", query(null, null, null, null, null, null, null), 50);
        quick("a day", query(middle, middle.plusSeconds(86_400), null, null, null, null, null), 50);
        quick(
                "an hour long ago",
                query(Records.START, Records.START.plusSeconds(3600), null, null, null, null, null),
                50);
        quick("an extension", query(null, null, null, null, "1123", null, null), 1);
        quick("an extension, busy", query(null, null, null, null, "1123", Result.BUSY, null), 0);
        quick("busy", query(null, null, null, null, null, Result.BUSY, null), 5);
        quick("refused, one of all", query(null, null, null, null, null, Result.REFUSED, null), 1);
        quick("talked ten minutes", talked(Duration.ofMinutes(10), null), 6);
        quick("talked two hours", talked(Duration.ofHours(2), null), 1);
        quick("talked two hours, busy", talked(Duration.ofHours(2), Result.BUSY), 0);
        quick("talked for a day", talked(Duration.ofDays(1), null), 0);
        quick("caller 1123", query(null, null, "1123", null, null, null, null), 1);
        quick("party 11", query(null, null, null, "11", null, null, null), 50);
        quick("party, nobody", query(null, null, null, "55555555555", null, null, null), 0);
        quick("search a name", query(null, null, null, null, null, null, "Name of 1123"), 1);
        quick("search, a common part", query(null, null, null, null, null, null, "name"), 50);
        quick("search, nothing", query(null, null, null, null, null, null, "nobody at all"), 0);
        quick("search in a day", query(middle, middle.plusSeconds(86_400), null, null, null, null, "1123"), 0);
    }

    @Test
    public void theListIsWalkedToItsEndWithoutAGapOrARepetition() {
        int pages = Math.min(ROWS / 500, 40);
        List<String> seen = new ArrayList<>();
        String after = null;
        long began = System.nanoTime();
        for (int i = 0; i < pages; i++) {
            Page page = records.find(new Query(null, null, null, null, null, null, null, null, 0, 500, null, after));
            page.items().forEach(record -> seen.add(record.id()));
            after = page.next();
        }
        System.out.printf("%d pages of 500 in %d ms%n", pages, (System.nanoTime() - began) / 1_000_000);
        assertThat(seen).hasSize(pages * 500).doesNotHaveDuplicates();
        for (int i = 0; i < seen.size(); i++) {
            assertThat(seen.get(i)).isEqualTo(String.format("%08x-long-list", ROWS - 1 - i));
        }
        if (pages * 500 == ROWS) {
            assertThat(after).isNull();
        }
    }
}
