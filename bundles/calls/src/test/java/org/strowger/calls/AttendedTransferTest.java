package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.TransferKind;
import org.strowger.api.call.Cause;
import org.strowger.api.call.IncomingCall;
import org.strowger.api.call.TransferProgress;
import org.strowger.testkit.FakeLeg;

/** 101 was called by 100, holds him, calls 102, and joins the two. */
public class AttendedTransferTest {
    @Rule
    public final Exchange exchange = new Exchange();

    private FakeLeg customer;
    private FakeLeg first;
    private FakeLeg second;
    private FakeLeg target;

    @Before
    public void consult() {
        first = exchange.phones.phone("101");
        customer = exchange.call("101");
        first.answers();
        first.holds(true);
        target = exchange.phones.phone("102");
        second = exchange.call(FakeLeg.from("101"), "102");
    }

    private CallRecord record(String dialed) {
        return exchange.records.stream()
                .filter(r -> r.dialed().equals(dialed))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void twoCallsBecomeOne() {
        target.answers();
        exchange.time.advance(Duration.ofSeconds(10));
        first.transfers(second);
        assertThat(first.asked()).endsWith("transfer accepted", "transfer completed");
        assertThat(second.ended()).isTrue();
        assertThat(exchange.joined(customer, target)).isTrue();
        assertThat(customer.media().playing()).isEmpty();
        assertThat(customer.asked()).endsWith("identify 102");
        assertThat(target.asked()).endsWith("identify 100");
        first.hangsUp();
        assertThat(exchange.calls.calls()).hasSize(1);
        exchange.time.advance(Duration.ofSeconds(20));
        target.hangsUp();
        assertThat(customer.ended()).isTrue();
    }

    @Test
    public void bothRecordsTellOfItAndAreLinked() {
        target.answers();
        exchange.time.advance(Duration.ofSeconds(10));
        first.transfers(second);
        exchange.time.advance(Duration.ofSeconds(20));
        target.hangsUp();
        CallRecord one = record("101");
        CallRecord other = record("102");
        assertThat(other.linkedId()).isEqualTo(one.linkedId()).isEqualTo(one.id());
        assertThat(Duration.between(one.answeredAt(), one.endedAt())).hasSeconds(11);
        assertThat(one.hungUpBy()).isEqualTo("callee");
        assertThat(Duration.between(other.answeredAt(), other.endedAt())).hasSeconds(30);
        assertThat(other.hungUpBy()).isEqualTo("callee");
        assertThat(other.legs()).extracting(leg -> leg.party().number()).containsExactly("101", "102", "100");
        assertThat(one.transfers()).containsExactlyElementsOf(other.transfers()).hasSize(1);
        CallRecord.Transfer transfer = one.transfers().get(0);
        assertThat(transfer.kind()).isEqualTo(TransferKind.ATTENDED);
        assertThat(transfer.by().number()).isEqualTo("101");
        assertThat(transfer.target()).isEqualTo("102");
        assertThat(transfer.transferred().number()).isEqualTo("100");
    }

    @Test
    public void theOtherLegMayAskAsWell() {
        target.answers();
        second.transfers(first);
        assertThat(exchange.joined(customer, target)).isTrue();
        assertThat(first.ended()).isTrue();
        second.hangsUp();
        customer.hangsUp();
        assertThat(target.ended()).isTrue();
        assertThat(record("101").hungUpBy()).isEqualTo("caller");
    }

    @Test
    public void aTargetThatStillRingsIsWaitedFor() {
        target.rings();
        first.transfers(second);
        assertThat(first.asked()).endsWith("transfer accepted");
        assertThat(second.ended()).isTrue();
        assertThat(customer.media().playing()).startsWith("tone");
        target.answers();
        assertThat(first.asked()).endsWith("transfer completed");
        assertThat(exchange.joined(customer, target)).isTrue();
        assertThat(target.asked()).endsWith("identify 100");
        exchange.time.advance(Duration.ofSeconds(1));
        assertThat(first.ended()).isTrue();
        customer.hangsUp();
        assertThat(target.ended()).isTrue();
    }

    @Test
    public void aTargetThatStillRingsMayFail() {
        target.rings();
        first.transfers(second);
        target.hangsUp(Cause.CALL_REJECTED);
        assertThat(first.asked()).endsWith("transfer failed CALL_REJECTED");
        assertThat(exchange.joined(customer, first)).isTrue();
        assertThat(record("102").result()).isEqualTo(CallRecord.Result.REFUSED);
        first.hangsUp();
        assertThat(customer.ended()).isTrue();
    }

    @Test
    public void whenTheTargetHasLeftTheTwoTalkOn() {
        target.answers();
        exchange.pool.holdBack();
        target.hangsUp();
        first.transfers(second);
        exchange.pool.release();
        assertThat(first.asked().get(first.asked().size() - 1)).startsWith("transfer failed");
        assertThat(exchange.joined(customer, first)).isTrue();
        customer.hangsUp();
        assertThat(record("101").result()).isEqualTo(CallRecord.Result.ANSWERED);
    }

    @Test
    public void nobodyJoinsCallsThatAreNotHisOwn() {
        target.answers();
        FakeLeg strangersPhone = exchange.phones.phone("103");
        FakeLeg stranger = exchange.call(FakeLeg.from("104"), "103");
        strangersPhone.answers();
        stranger.transfers(second);
        assertThat(stranger.asked()).endsWith("transfer failed NOT_ALLOWED");
        stranger.transfers(first);
        assertThat(stranger.asked()).endsWith("transfer failed NOT_ALLOWED");
        stranger.transfers(stranger);
        assertThat(stranger.asked()).endsWith("transfer failed NOT_ALLOWED");
        assertThat(exchange.joined(second, target)).isTrue();
        stranger.hangsUp();
        customer.hangsUp();
        second.hangsUp();
    }

    @Test
    public void aServiceThatWasConsultedBeginsAnewForTheOtherParty() {
        target.answers();
        second.hangsUp();
        exchange.number(
                "\\*9",
                call -> call.run(session -> {
                    session.answer();
                    session.collect(null, 1, "#", Duration.ofSeconds(60), Duration.ofSeconds(1));
                }));
        FakeLeg consultation = exchange.call(FakeLeg.from("101"), "*9");
        Until.until(() -> consultation.asked().contains("answer any"));
        first.transfers(consultation);
        Until.until(() -> first.asked().contains("transfer completed"));
        assertThat(consultation.ended()).isTrue();
        first.hangsUp();
        customer.hangsUp();
        Until.until(() -> exchange.records.size() == 4);
        assertThat(exchange.records).filteredOn(r -> r.dialed().equals("*9")).hasSize(2);
    }

    @Test
    public void anIntegratorJoinsTwoCalls() {
        target.answers();
        exchange.calls.join(first.id(), second.id(), TransferProgress.NONE);
        assertThat(exchange.joined(customer, target)).isTrue();
        customer.hangsUp();
        first.hangsUp();
    }

    @Test
    public void anotherDeviceOfTheSameUserTakesTheCallOver() {
        target.answers();
        FakeLeg mobile = FakeLeg.from("101");
        exchange.calls.incoming(new IncomingCall(mobile, "100", "127.0.0.1", first));
        assertThat(mobile.asked()).contains("answer PCMA");
        assertThat(first.asked()).endsWith("hangup ANSWERED_ELSEWHERE");
        assertThat(exchange.joined(customer, mobile)).isTrue();
        customer.hangsUp();
        assertThat(mobile.ended()).isTrue();
        assertThat(record("101").transfers())
                .extracting(CallRecord.Transfer::kind)
                .containsExactly(TransferKind.TAKEN_OVER);
        second.hangsUp();
    }

    @Test
    public void aRingingPhoneIsRelievedByAnotherDeviceOfTheSameUser() {
        target.rings();
        FakeLeg mobile = FakeLeg.from("102");
        exchange.calls.incoming(new IncomingCall(mobile, "101", "127.0.0.1", target));
        assertThat(target.asked()).endsWith("hangup ANSWERED_ELSEWHERE");
        assertThat(exchange.joined(second, mobile)).isTrue();
        mobile.hangsUp();
        assertThat(second.ended()).isTrue();
        customer.hangsUp();
    }

    @Test
    public void nobodyTakesOverTheCallsOfOthers() {
        target.answers();
        FakeLeg thief = FakeLeg.from("103");
        exchange.calls.incoming(new IncomingCall(thief, "100", "127.0.0.1", first));
        assertThat(thief.asked()).containsExactly("hangup FACILITY_REJECTED");
        assertThat(exchange.joined(second, target)).isTrue();
        customer.hangsUp();
        second.hangsUp();
    }
}
