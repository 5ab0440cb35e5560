package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.TransferKind;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Party;
import org.strowger.api.call.TransferProgress;
import org.strowger.api.core.ProblemException;
import org.strowger.testkit.FakeLeg;

/** 100 talks with 101 and one of them sends the other to 102. */
public class BlindTransferTest {
    @Rule
    public final Exchange exchange = new Exchange();

    private FakeLeg caller;
    private FakeLeg callee;
    private FakeLeg target;

    @Before
    public void talk() {
        callee = exchange.phones.phone("101");
        caller = exchange.call("101");
        callee.answers();
        target = exchange.phones.phone("102");
    }

    private CallRecord record(String dialed) {
        return exchange.records.stream()
                .filter(r -> r.dialed().equals(dialed))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void theCalleeSendsTheCallerOnAndIsReleasedWhenTheTargetAnswers() {
        callee.transfers("102");
        assertThat(callee.asked()).endsWith("transfer accepted");
        assertThat(exchange.joined(caller, callee)).isFalse();
        assertThat(exchange.phones.requests().get(1).caller().number()).isEqualTo("100");
        target.rings();
        assertThat(callee.asked()).endsWith("transfer ringing");
        assertThat(caller.media().playing()).startsWith("tone");
        target.answers();
        assertThat(callee.asked()).endsWith("transfer completed");
        assertThat(caller.media().playing()).isEmpty();
        assertThat(exchange.joined(caller, target)).isTrue();
        assertThat(caller.asked()).endsWith("identify 102");
        exchange.time.advance(Duration.ofSeconds(1));
        assertThat(callee.asked()).endsWith("hangup NORMAL_CLEARING");
        assertThat(caller.ended()).isFalse();
        target.hangsUp();
        assertThat(caller.ended()).isTrue();
    }

    @Test
    public void bothRecordsTellOfItAndAreLinked() {
        exchange.time.advance(Duration.ofSeconds(10));
        callee.transfers("102");
        exchange.time.advance(Duration.ofSeconds(5));
        target.answers();
        callee.hangsUp();
        exchange.time.advance(Duration.ofSeconds(30));
        caller.hangsUp();
        CallRecord first = record("101");
        CallRecord second = record("102");
        assertThat(first.linkedId()).isEqualTo(first.id());
        assertThat(second.linkedId()).isEqualTo(first.id());
        assertThat(first.hungUpBy()).isEqualTo("callee");
        assertThat(second.hungUpBy()).isEqualTo("caller");
        assertThat(first.result()).isEqualTo(CallRecord.Result.ANSWERED);
        assertThat(second.caller().number()).isEqualTo("100");
        assertThat(second.answeredBy()).isEqualTo("102");
        assertThat(Duration.between(second.answeredAt(), second.endedAt())).hasSeconds(30);
        assertThat(first.transfers()).containsExactlyElementsOf(second.transfers());
        CallRecord.Transfer transfer = first.transfers().get(0);
        assertThat(transfer.kind()).isEqualTo(TransferKind.BLIND);
        assertThat(transfer.by().number()).isEqualTo("101");
        assertThat(transfer.transferred().number()).isEqualTo("100");
        assertThat(transfer.target()).isEqualTo("102");
        assertThat(transfer.fromCall()).isEqualTo(first.id());
        assertThat(transfer.toCall()).isEqualTo(second.id());
        assertThat(first.steps()).anyMatch(step -> step.step().equals("transfer"));
        assertThat(exchange.events.types()).contains("call.transferred").doesNotContain("call.transfer-failed");
    }

    @Test
    public void theCallerMaySendTheCalleeOnToo() {
        caller.transfers("102");
        target.answers();
        caller.hangsUp();
        assertThat(exchange.joined(callee, target)).isTrue();
        callee.hangsUp();
        assertThat(target.ended()).isTrue();
        assertThat(record("101").hungUpBy()).isEqualTo("caller");
        assertThat(record("102").caller().number()).isEqualTo("101");
        assertThat(record("102").hungUpBy()).isEqualTo("caller");
    }

    @Test
    public void whoHeldTheOtherLeavesNoMusicBehind() {
        callee.holds(true);
        assertThat(caller.media().playing()).startsWith("music");
        callee.transfers("102");
        assertThat(caller.media().playing()).isEmpty();
        target.answers();
        assertThat(caller.media().playing()).isEmpty();
        caller.hangsUp();
        callee.hangsUp();
    }

    @Test
    public void whenTheTargetFailsTheTwoTalkAgain() {
        callee.transfers("102");
        target.hangsUp(Cause.USER_BUSY);
        assertThat(callee.asked()).endsWith("transfer failed USER_BUSY");
        assertThat(exchange.joined(caller, callee)).isTrue();
        assertThat(exchange.calls.calls()).hasSize(1);
        assertThat(record("102").result()).isEqualTo(CallRecord.Result.BUSY);
        assertThat(record("102").hungUpBy()).isEqualTo("callee");
        caller.hangsUp();
        assertThat(callee.ended()).isTrue();
        assertThat(record("101").hungUpBy()).isEqualTo("caller");
        assertThat(record("101").transfers())
                .extracting(CallRecord.Transfer::kind)
                .containsExactly(TransferKind.BLIND, TransferKind.RETURNED);
        assertThat(exchange.events.types()).contains("call.transfer-failed");
    }

    @Test
    public void theTransferorMayTryAgain() {
        caller.transfers("102");
        target.hangsUp(Cause.CALL_REJECTED);
        FakeLeg other = exchange.phones.phone("103");
        caller.transfers("103");
        other.answers();
        assertThat(exchange.joined(callee, other)).isTrue();
        caller.hangsUp();
        callee.hangsUp();
        assertThat(record("103").linkedId()).isEqualTo(record("101").id());
    }

    @Test
    public void aTransferorWhoDidNotWaitIsCalledBack() {
        callee.transfers("102");
        callee.hangsUp();
        assertThat(caller.ended()).isFalse();
        FakeLeg again = exchange.phones.phone("101");
        target.hangsUp(Cause.NO_ANSWER);
        again.answers();
        assertThat(exchange.joined(caller, again)).isTrue();
        again.hangsUp();
        assertThat(caller.ended()).isTrue();
        assertThat(record("102").answeredBy()).isEqualTo("101");
        assertThat(record("102").steps()).anyMatch(step -> step.decision().contains("called back"));
    }

    /** Whoever is connected already hears a tone before he is let go. */
    private void hearsWhy() {
        assertThat(caller.media().playing()).startsWith("tone 450");
        exchange.time.advance(Duration.ofSeconds(4));
    }

    @Test
    public void theCallBackIsTriedOnce() {
        callee.transfers("102");
        callee.hangsUp();
        target.hangsUp(Cause.NO_ANSWER);
        hearsWhy();
        assertThat(caller.asked()).endsWith("hangup NO_ANSWER");
    }

    @Test
    public void withoutCallBackTheTransferredPartyIsLetGo() {
        exchange.settings(Map.of("blindTransferCallback", false));
        callee.transfers("102");
        callee.hangsUp();
        exchange.phones.phone("101");
        target.hangsUp(Cause.USER_BUSY);
        hearsWhy();
        assertThat(caller.asked()).endsWith("hangup USER_BUSY");
        assertThat(exchange.phones.requests()).hasSize(2);
    }

    @Test
    public void whoIsTransferredMayGiveUp() {
        callee.transfers("102");
        target.rings();
        caller.hangsUp();
        assertThat(target.asked()).endsWith("hangup ORIGINATOR_CANCEL");
        assertThat(callee.asked()).contains("transfer failed NORMAL_CLEARING");
        assertThat(callee.ended()).isTrue();
        assertThat(record("102").result()).isEqualTo(CallRecord.Result.CANCELLED);
        assertThat(record("101").hungUpBy()).isEqualTo("caller");
    }

    @Test
    public void theTransferorIsShownWhenTheOriginalCallerIsNotPassedOn() {
        exchange.settings(Map.of("passOriginalCaller", false));
        callee.transfers("102");
        assertThat(exchange.phones.requests().get(1).caller().number()).isEqualTo("101");
        callee.hangsUp();
        exchange.phones.phone("101");
        target.hangsUp(Cause.NO_ANSWER);
        assertThat(exchange.phones.requests().get(2).caller().number())
                .as("but not to himself")
                .isEqualTo("100");
        caller.hangsUp();
    }

    @Test
    public void aNumberThatNobodyHasChangesNothing() {
        callee.transfers("777");
        assertThat(callee.asked()).endsWith("transfer failed UNALLOCATED_NUMBER");
        callee.transfers("1 02");
        assertThat(callee.asked()).endsWith("transfer failed INVALID_NUMBER");
        assertThat(exchange.joined(caller, callee)).isTrue();
        caller.hangsUp();
        assertThat(record("101").transfers()).isEmpty();
    }

    @Test
    public void outsidersTransferNobody() {
        caller.hangsUp();
        FakeLeg outsider = new FakeLeg(true, new Party("13800138000", "", "", false));
        callee = exchange.phones.phone("101");
        exchange.call(outsider, "101");
        callee.answers();
        outsider.transfers("102");
        assertThat(outsider.asked()).endsWith("transfer failed NOT_ALLOWED");
        assertThat(exchange.joined(outsider, callee)).isTrue();
        assertThat(target.asked()).isEmpty();
        callee.hangsUp();
    }

    @Test
    public void anOutsiderIsNotSentToAFeatureCode() {
        caller.hangsUp();
        exchange.codes.add(new FakeCode("echo", "*43", false));
        FakeLeg outsider = new FakeLeg(true, new Party("13800138000", "", "", false));
        callee = exchange.phones.phone("101");
        exchange.call(outsider, "101");
        callee.answers();
        callee.transfers("*43");
        assertThat(callee.asked()).endsWith("transfer failed UNALLOCATED_NUMBER");
        callee.hangsUp();
    }

    @Test
    public void onlyWhoTalksWithSomebodyCanTransfer() {
        caller.hangsUp();
        FakeLeg ringing = exchange.phones.phone("103");
        FakeLeg waiting = exchange.call("103");
        ringing.rings();
        waiting.transfers("102");
        assertThat(waiting.asked()).endsWith("transfer failed FACILITY_REJECTED");
        waiting.hangsUp();
        waiting.transfers("102");
        assertThat(waiting.asked()).endsWith("transfer failed FACILITY_REJECTED");
    }

    @Test
    public void aTransferDuringATransferIsRefused() {
        callee.transfers("102");
        callee.transfers("103");
        assertThat(callee.asked()).endsWith("transfer failed FACILITY_REJECTED");
        caller.transfers("103");
        assertThat(caller.asked()).endsWith("transfer failed FACILITY_REJECTED");
        target.answers();
        assertThat(exchange.joined(caller, target)).isTrue();
        callee.hangsUp();
        caller.hangsUp();
    }

    @Test
    public void aWholeChainOfTransfersIsLinked() {
        callee.transfers("102");
        target.answers();
        callee.hangsUp();
        FakeLeg last = exchange.phones.phone("103");
        target.transfers("103");
        last.answers();
        target.hangsUp();
        assertThat(exchange.joined(caller, last)).isTrue();
        caller.hangsUp();
        assertThat(exchange.records).hasSize(3).allMatch(r -> r.linkedId()
                .equals(record("101").id()));
    }

    @Test
    public void aServiceCanBeTheTarget() {
        exchange.number(
                "\\*9",
                call -> call.run(session -> {
                    session.answer();
                    session.collect(null, 1, "#", Duration.ofSeconds(60), Duration.ofSeconds(1));
                }));
        callee.transfers("*9");
        Until.until(() -> callee.asked().contains("transfer completed"));
        callee.hangsUp();
        caller.hangsUp();
        Until.until(() -> exchange.records.size() == 2);
        assertThat(record("*9").answeredBy()).isEqualTo("*9");
    }

    @Test
    public void anIntegratorTransfersAsTheLegWould() {
        String id = exchange.onlyCall().id();
        exchange.calls.transfer(id, callee.id(), "102", TransferProgress.NONE);
        target.answers();
        exchange.time.advance(Duration.ofSeconds(1));
        assertThat(callee.ended()).isTrue();
        assertThat(exchange.joined(caller, target)).isTrue();
        assertThat(exchange.onlyCall().linkedId()).isEqualTo(id);
        assertThat(exchange.onlyCall().transfers()).hasSize(1);
        assertThatThrownBy(() -> exchange.calls.transfer(id, "nobody", "102", TransferProgress.NONE))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() ->
                        exchange.calls.transfer(exchange.onlyCall().id(), caller.id(), "1 2", TransferProgress.NONE))
                .isInstanceOf(ProblemException.class);
        caller.hangsUp();
    }

    @Test
    public void anAdministratorWhoEndsTheNewCallEndsBoth() {
        callee.transfers("102");
        String id = exchange.calls.calls().stream()
                .filter(c -> c.dialed().equals("102"))
                .findFirst()
                .orElseThrow()
                .id();
        exchange.calls.hangup(id, Cause.CLEARED_BY_ADMIN);
        assertThat(caller.ended()).isTrue();
        assertThat(callee.ended()).isTrue();
        assertThat(target.ended()).isTrue();
    }

    @Test
    public void eventsThatCrossTheMoveAreNotLost() {
        exchange.pool.holdBack();
        callee.transfers("102");
        caller.hangsUp();
        exchange.pool.release();
        assertThat(callee.ended()).isTrue();
        assertThat(exchange.calls.calls()).isEmpty();
    }
}
