package org.strowger.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.Result;
import org.strowger.api.call.CallRecord.Step;

public class RecordCodecTest {
    private final RecordCodec codec = new RecordCodec();
    private final CallRecord record = Records.ended("c1", "101", "102", Records.START, Result.ANSWERED);

    @Test
    public void aRecordSurvivesTheRoundTrip() {
        assertThat(codec.decode(codec.encode(record))).isEqualTo(record);
    }

    @Test
    public void aRecordThatIsTooLongLosesItsStepsAndKeepsItsLegs() {
        Step step = new Step(Records.START, "rule", "x".repeat(100));
        CallRecord tooLong = Records.withSteps(record, Collections.nCopies(1_000, step));
        String json = codec.encode(tooLong);
        assertThat(json.length()).isLessThanOrEqualTo(CdrSchema.MAX_DETAIL);
        assertThat(codec.decode(json)).isEqualTo(record);
    }

    @Test
    public void transfersAreKeptEvenWithoutSteps() {
        CallRecord.Transfer transfer = new CallRecord.Transfer(
                Records.START, CallRecord.TransferKind.BLIND, record.caller(), record.caller(), "103", "a", "b");
        Step step = new Step(Records.START, "rule", "x".repeat(100));
        CallRecord moved = Records.withTransfer(Records.withSteps(record, Collections.nCopies(1_000, step)), transfer);
        assertThat(codec.decode(codec.encode(moved)).transfers()).containsExactly(transfer);
    }

    @Test
    public void recordsFromBeforeTransfersHaveNone() {
        String json = codec.encode(record).replace(",\"transfers\":[]", "");
        assertThat(json).doesNotContain("transfers");
        assertThat(codec.decode(json)).isEqualTo(record);
    }

    @Test
    public void fieldsOfANewerVersionAreIgnored() {
        String json = codec.encode(record).replaceFirst("\\{", "{\"later\":1,");
        assertThat(codec.decode(json)).isEqualTo(record);
    }
}
