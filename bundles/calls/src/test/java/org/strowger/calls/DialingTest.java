package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;
import org.strowger.testkit.FakeLeg;

public class DialingTest {
    @Rule
    public final Exchange exchange = new Exchange();

    @Test
    public void aCallIsRungAnsweredJoinedAndHungUpByTheCaller() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        assertThat(phone.asked()).containsExactly("start");
        assertThat(caller.asked()).containsExactly("start");

        phone.rings();
        assertThat(caller.asked()).containsExactly("start", "ring");
        phone.rings();
        assertThat(exchange.onlyCall().state()).isEqualTo(CallView.State.RINGING);

        exchange.time.advance(Duration.ofSeconds(4));
        phone.answers();
        assertThat(caller.asked()).containsExactly("start", "ring", "identify 101", "answer PCMA");
        assertThat(exchange.joined(caller, phone)).isTrue();
        assertThat(exchange.onlyCall().state()).isEqualTo(CallView.State.TALKING);
        assertThat(exchange.onlyCall().legs()).allMatch(leg -> leg.media().packetsReceived() == 50);

        exchange.time.advance(Duration.ofSeconds(60));
        caller.hangsUp();
        assertThat(phone.asked()).contains("hangup NORMAL_CLEARING");
        assertThat(exchange.calls.calls()).isEmpty();
        CallRecord record = exchange.onlyRecord();
        assertThat(record.result()).isEqualTo(CallRecord.Result.ANSWERED);
        assertThat(record.hungUpBy()).isEqualTo("caller");
        assertThat(record.answeredBy()).isEqualTo("101");
        assertThat(record.kind()).isEqualTo(CallRecord.Kind.INTERNAL);
        assertThat(Duration.between(record.answeredAt(), record.endedAt())).hasSeconds(60);
        assertThat(record.legs()).hasSize(2).allMatch(leg -> leg.media().packetsSent() == 50);
        assertThat(exchange.events.types())
                .containsExactly("call.started", "call.ringing", "call.answered", "call.ended");
    }

    @Test
    public void theCalleeMayHangUpToo() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        phone.answers();
        phone.hangsUp();
        assertThat(caller.asked()).contains("hangup NORMAL_CLEARING");
        assertThat(exchange.onlyRecord().hungUpBy()).isEqualTo("callee");
    }

    @Test
    public void allDevicesRingAndTheOthersLearnThatOneHasAnswered() {
        FakeLeg desk = exchange.phones.phone("101");
        FakeLeg mobile = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        desk.rings();
        mobile.rings();
        mobile.answers();
        assertThat(desk.asked()).containsExactly("start", "hangup ANSWERED_ELSEWHERE");
        assertThat(exchange.joined(caller, mobile)).isTrue();
        caller.hangsUp();
        assertThat(exchange.onlyRecord().legs())
                .extracting(CallRecord.LegRecord::cause)
                .containsExactly(Cause.NORMAL_CLEARING, Cause.ANSWERED_ELSEWHERE, Cause.NORMAL_CLEARING);
    }

    @Test
    public void ofTwoAnswersAtOnceTheFirstWins() {
        FakeLeg desk = exchange.phones.phone(FakeLeg.to("101").withoutHangupConfirmation());
        FakeLeg mobile = exchange.phones.phone(FakeLeg.to("101").withoutHangupConfirmation());
        FakeLeg caller = exchange.call("101");
        exchange.pool.holdBack();
        mobile.answers();
        desk.answers();
        exchange.pool.release();
        assertThat(exchange.joined(caller, mobile)).isTrue();
        assertThat(exchange.joined(caller, desk)).isFalse();
        // Once because another was first, and again because it answered all the same.
        assertThat(desk.asked()).containsExactly("start", "hangup ANSWERED_ELSEWHERE", "hangup ANSWERED_ELSEWHERE");
        desk.hangsUp();
        caller.hangsUp();
        mobile.hangsUp();
        assertThat(exchange.onlyRecord().result()).isEqualTo(CallRecord.Result.ANSWERED);
    }

    @Test
    public void aCallerWhoGivesUpCancelsAll() {
        FakeLeg desk = exchange.phones.phone("101");
        FakeLeg mobile = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        desk.rings();
        caller.hangsUp(Cause.ORIGINATOR_CANCEL);
        assertThat(desk.asked()).containsExactly("start", "hangup ORIGINATOR_CANCEL");
        assertThat(mobile.asked()).containsExactly("start", "hangup ORIGINATOR_CANCEL");
        assertThat(exchange.onlyRecord().result()).isEqualTo(CallRecord.Result.CANCELLED);
        assertThat(exchange.onlyRecord().answeredAt()).isNull();
    }

    @Test
    public void anAnswerThatCrossesTheCallersHangUpIsHungUp() {
        FakeLeg phone = exchange.phones.phone(FakeLeg.to("101").withoutHangupConfirmation());
        FakeLeg caller = exchange.call("101");
        phone.rings();
        exchange.pool.holdBack();
        caller.hangsUp(Cause.ORIGINATOR_CANCEL);
        phone.answers();
        exchange.pool.release();
        assertThat(phone.asked()).containsExactly("start", "hangup ORIGINATOR_CANCEL", "hangup ORIGINATOR_CANCEL");
        assertThat(caller.asked()).doesNotContain("answer PCMA");
        assertThat(exchange.media.bridges()).isEmpty();
        phone.hangsUp();
        assertThat(exchange.onlyRecord().result()).isEqualTo(CallRecord.Result.CANCELLED);
    }

    @Test
    public void aHangUpThatCrossesTheAnswerEndsAnAnsweredCall() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        exchange.pool.holdBack();
        phone.answers();
        caller.hangsUp(Cause.NORMAL_CLEARING);
        exchange.pool.release();
        assertThat(phone.asked()).contains("hangup NORMAL_CLEARING");
        assertThat(exchange.onlyRecord().result()).isEqualTo(CallRecord.Result.ANSWERED);
        assertThat(exchange.media.bridges()).isEmpty();
    }

    @Test
    public void nobodyAnswersInTime() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        phone.rings();
        exchange.time.advance(Duration.ofSeconds(29));
        assertThat(phone.ended()).isFalse();
        exchange.time.advance(Duration.ofSeconds(1));
        assertThat(phone.ended()).isTrue();
        assertThat(caller.asked()).contains("hangup NO_ANSWER");
        assertThat(exchange.onlyRecord().result()).isEqualTo(CallRecord.Result.NO_ANSWER);
        assertThat(exchange.onlyRecord().hungUpBy()).isEqualTo("system");
    }

    @Test
    public void theRingTimeIsASetting() {
        exchange.settings(Map.of("ringTime", Duration.ofSeconds(10)));
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        exchange.time.advance(Duration.ofSeconds(10));
        assertThat(phone.ended()).isTrue();
        assertThat(caller.asked()).contains("hangup NO_USER_RESPONSE");
    }

    @Test
    public void busyTellsMoreThanNoAnswerAndNoAnswerMoreThanAbsent() {
        FakeLeg busy = exchange.phones.phone("101");
        FakeLeg absent = exchange.phones.phone("101");
        FakeLeg silent = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        busy.hangsUp(Cause.USER_BUSY);
        absent.hangsUp(Cause.SUBSCRIBER_ABSENT);
        assertThat(caller.ended()).isFalse();
        silent.hangsUp(Cause.NO_ANSWER);
        assertThat(caller.asked()).contains("hangup USER_BUSY");
        assertThat(exchange.onlyRecord().result()).isEqualTo(CallRecord.Result.BUSY);
    }

    @Test
    public void anExtensionWithoutDevicesIsUnreachable() {
        FakeLeg caller = exchange.call("101");
        assertThat(caller.asked()).contains("hangup SUBSCRIBER_ABSENT");
        assertThat(exchange.onlyRecord().result()).isEqualTo(CallRecord.Result.UNREACHABLE);
    }

    @Test
    public void oneTechnologysFaultDoesNotKeepTheOthersFromRinging() {
        exchange.technologies.add(0, new BrokenTechnology());
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        phone.answers();
        assertThat(exchange.joined(caller, phone)).isTrue();
        caller.hangsUp();
    }

    @Test
    public void earlyMediaOfASingleDevicePassesAndStaysWhenItAnswers() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        phone.rings(true);
        assertThat(caller.asked()).containsExactly("start", "progress");
        assertThat(exchange.joined(caller, phone)).isTrue();
        phone.rings(true);
        phone.answers();
        assertThat(exchange.media.bridges()).hasSize(1);
        assertThat(exchange.joined(caller, phone)).isTrue();
        caller.hangsUp();
    }

    @Test
    public void earlyMediaOfOneOfManyDoesNotPass() {
        FakeLeg desk = exchange.phones.phone("101");
        exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        desk.rings(true);
        assertThat(caller.asked()).containsExactly("start", "ring");
        assertThat(exchange.media.bridges()).isEmpty();
        caller.hangsUp();
    }

    @Test
    public void ringbackIsMadeForWhoCannotMakeItHimself() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call(FakeLeg.from("100").withInbandProgress(), "101");
        phone.rings();
        assertThat(caller.asked()).containsExactly("start", "progress");
        assertThat(caller.media().playing()).isEqualTo("tone 450/1000,0/4000");
        phone.answers();
        assertThat(caller.media().playing()).isEmpty();
        caller.hangsUp();
    }

    @Test
    public void aCallerWithoutAnOfferIsJoinedWhenHisAnswerBringsSound() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = FakeLeg.from("100").withoutSound().withoutAnswerConfirmation();
        exchange.call(caller, "101");
        phone.answers();
        assertThat(exchange.media.bridges()).isEmpty();
        caller.soundAppears();
        caller.answers();
        assertThat(exchange.joined(caller, phone)).isTrue();
        caller.hangsUp();
    }

    @Test
    public void aLegThatDoesNotConfirmItsEndHoldsTheRecordUpForAMomentOnly() {
        FakeLeg phone = exchange.phones.phone(FakeLeg.to("101").withoutHangupConfirmation());
        FakeLeg caller = exchange.call("101");
        phone.answers();
        caller.hangsUp();
        assertThat(exchange.records).isEmpty();
        exchange.time.advance(Duration.ofSeconds(5));
        assertThat(exchange.onlyRecord().legs()).allMatch(leg -> leg.endedAt() != null);
        phone.hangsUp();
        assertThat(exchange.records).hasSize(1);
        assertThat(exchange.calls.legsOf("101")).isZero();
    }

    @Test
    public void aLegThatCannotBeHungUpDoesNotKeepTheOthers() {
        FakeLeg phone = exchange.phones.phone(FakeLeg.to("101").faulty());
        FakeLeg caller = exchange.call("101");
        phone.answers();
        exchange.calls.hangup(exchange.onlyCall().id(), Cause.CLEARED_BY_ADMIN);
        assertThat(caller.ended()).isTrue();
        exchange.time.advance(Duration.ofSeconds(5));
        assertThat(exchange.calls.calls()).isEmpty();
    }

    @Test
    public void outsidersMakeTheCallInboundAndOutboundLegsMakeItOutbound() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg outsider = new FakeLeg(true, new Party("5551234", "", "", false));
        exchange.call(outsider, "101");
        phone.answers();
        outsider.hangsUp();
        assertThat(exchange.records.get(0).kind()).isEqualTo(CallRecord.Kind.INBOUND);

        FakeLeg far = exchange.phones.phone(new FakeLeg(false, new Party("101", "", "", false)));
        FakeLeg caller = exchange.call("101");
        far.answers();
        caller.hangsUp();
        assertThat(exchange.records.get(1).kind()).isEqualTo(CallRecord.Kind.OUTBOUND);
    }

    @Test
    public void usageCountsEveryLegOfAnExtension() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        assertThat(exchange.calls.legsOf("100")).isEqualTo(1);
        assertThat(exchange.calls.legsOf("101")).isEqualTo(1);
        phone.answers();
        caller.hangsUp();
        assertThat(exchange.calls.legsOf("100")).isZero();
        assertThat(exchange.calls.legsOf("101")).isZero();
        assertThat(phone.state()).isEqualTo(Leg.State.ENDED);
    }

    @Test
    public void whoRefusesHasEndedTheCall() {
        for (Cause cause : new Cause[] {Cause.CALL_REJECTED, Cause.USER_BUSY}) {
            exchange.records.clear();
            FakeLeg phone = exchange.phones.phone("101");
            exchange.call("101");
            phone.hangsUp(cause);
            assertThat(exchange.onlyRecord().hungUpBy()).isEqualTo("callee");
        }
    }

    @Test
    public void aRefusalThatWasNotTheLastWordIsNobodysEnd() {
        FakeLeg phone = exchange.phones.phone("101");
        exchange.number("200", call -> call.dial("101", null, cause -> call.reject(Cause.CONGESTION)));
        exchange.call("200");
        phone.hangsUp(Cause.CALL_REJECTED);
        assertThat(exchange.onlyRecord().hungUpBy()).isEqualTo("system");
    }

    @Test
    public void aTimerIsTheSystemsBusiness() {
        FakeLeg phone = exchange.phones.phone("101");
        exchange.call("101");
        phone.answers();
        phone.hangsUp(Cause.RECOVERY_ON_TIMER);
        FakeLeg other = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        other.answers();
        caller.hangsUp(Cause.RECOVERY_ON_TIMER);
        assertThat(exchange.records).extracting(CallRecord::hungUpBy).containsExactly("system", "system");
    }

    @Test
    public void whoCallsHimselfRingsHisOtherDevicesOrIsBusy() {
        FakeLeg caller = exchange.call("100");
        assertThat(caller.asked()).endsWith("hangup USER_BUSY");
        assertThat(exchange.onlyRecord().hungUpBy()).isEqualTo("system");
        FakeLeg other = exchange.phones.phone("100");
        FakeLeg again = exchange.call("100");
        assertThat(exchange.phones.requests().get(1).callerLeg()).isSameAs(again);
        other.answers();
        assertThat(exchange.joined(again, other)).isTrue();
        again.hangsUp();
    }
}
