package org.strowger.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.Result;
import org.strowger.api.call.CallRecords.Query;
import org.strowger.testkit.ManualScheduler;

/** Whatever is asked for is a value, in every field that takes a text; wildcards mean themselves. */
public class HostileSearchTest {
    private static final List<String> HOSTILE = List.of(
            "' OR '1'='1",
            "' OR 1=1 --",
            "x'; DROP TABLE cdr_record; --",
            "' UNION SELECT detail FROM cdr_record --",
            "%",
            "_",
            "!",
            "!%",
            "\\",
            "101' ESCAPE 'x",
            "--DERBY-PROPERTIES index=null",
            "\u0000",
            "é".repeat(5_000));

    private static final List<Function<String, Query>> FIELDS = List.of(
            text -> new Query(null, null, text, null, null, null, null, null, 0, 10),
            text -> new Query(null, null, null, text, null, null, null, null, 0, 10),
            text -> new Query(null, null, null, null, text, null, null, null, 0, 10),
            text -> new Query(null, null, null, null, null, text, null, null, 0, 10),
            text -> new Query(null, null, null, null, null, null, null, null, 0, 10, text, null),
            text -> new Query(null, null, text, text, text, text, null, Result.ANSWERED, 0, 10, text, null, 1));

    private final DerbyStore store = new DerbyStore();
    private final StoredCallRecords records = new StoredCallRecords(store);

    @Before
    public void fill() throws InterruptedException {
        CdrWriter writer = new CdrWriter(store, new ManualScheduler(Records.START));
        writer.ended(Records.ended("a", "101", "102", Records.START, Result.ANSWERED));
        writer.ended(Records.ended("b", "' OR '1'='1", "10%", Records.START.plusSeconds(60), Result.ANSWERED));
        Awaitility.await().until(() -> records.get("b").isPresent());
        writer.deactivate();
    }

    @After
    public void close() {
        store.close();
    }

    @Test
    public void nothingBecomesAPartOfTheQuestion() {
        for (String text : HOSTILE) {
            for (Function<String, Query> field : FIELDS) {
                assertThat(records.find(field.apply(text)).items())
                        .as(text)
                        .extracting(CallRecord::id)
                        .doesNotContain("a");
            }
        }
        assertThat(records.find(FIELDS.get(0).apply("101")).items()).hasSize(1);
        assertThat(records.find(FIELDS.get(0).apply("' or '1")).items())
                .extracting(CallRecord::id)
                .containsExactly("b");
        assertThat(records.find(FIELDS.get(1).apply("0%")).items())
                .extracting(CallRecord::id)
                .containsExactly("b");
    }
}
