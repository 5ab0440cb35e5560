package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.DialAttempt;
import org.strowger.api.call.DialDecision;
import org.strowger.api.call.DialHook;
import org.strowger.api.call.DialRequest;
import org.strowger.api.call.Diversion.Reason;
import org.strowger.api.call.Party;
import org.strowger.api.call.PartyProfile;
import org.strowger.testkit.FakeLeg;
import org.strowger.testkit.FakeMediaService;

/** Others have a say in what becomes of a call to an extension. */
public class DialHookTest {
    @Rule
    public final Exchange exchange = new Exchange();

    private final List<DialAttempt> attempts = new ArrayList<>();

    private final class Hook implements DialHook {
        private final String name;
        private final Function<DialAttempt, DialDecision> before;
        private final BiFunction<DialAttempt, Cause, DialDecision> failed;

        Hook(
                String name,
                Function<DialAttempt, DialDecision> before,
                BiFunction<DialAttempt, Cause, DialDecision> failed) {
            this.name = name;
            this.before = before;
            this.failed = failed;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public DialDecision before(DialAttempt attempt) {
            attempts.add(attempt);
            return before.apply(attempt);
        }

        @Override
        public DialDecision failed(DialAttempt attempt, Cause cause) {
            return failed.apply(attempt, cause);
        }
    }

    @Before
    public void numbers() {
        exchange.numbers.clear();
        for (int i = 101; i <= 109; i++) {
            String number = "" + i;
            exchange.number(number, call -> call.dial(number, null, call::reject));
        }
    }

    private void before(Function<DialAttempt, DialDecision> decision) {
        exchange.others.add(new Hook("before", decision, (attempt, cause) -> DialDecision.GO_ON));
    }

    private void failed(BiFunction<DialAttempt, Cause, DialDecision> decision) {
        exchange.others.add(new Hook("failed", attempt -> DialDecision.GO_ON, decision));
    }

    private static DialDecision to(String number) {
        return new DialDecision.Divert(number, Reason.UNCONDITIONAL, null);
    }

    private void divert(String from, String to) {
        before(attempt -> attempt.extension().equals(from) ? to(to) : DialDecision.GO_ON);
    }

    private List<String> steps() {
        return exchange.onlyRecord().steps().stream()
                .map(CallRecord.Step::decision)
                .toList();
    }

    @Test
    public void aDiversionBeforeRingingGoesToTheOtherNumberAndSaysWhoPassedItOn() {
        divert("101", "102");
        FakeLeg own = exchange.phones.phone("101");
        FakeLeg target = exchange.phones.phone("102");
        FakeLeg caller = exchange.call("101");
        assertThat(own.asked()).isEmpty();
        target.answers();
        assertThat(exchange.joined(caller, target)).isTrue();
        DialRequest request = exchange.phones.requests().get(0);
        assertThat(request.diversions()).hasSize(1);
        assertThat(request.diversions().get(0).by()).isEqualTo(Party.extension("101", "User 101"));
        assertThat(request.diversions().get(0).reason()).isEqualTo(Reason.UNCONDITIONAL);
        assertThat(attempts.get(0).extension()).isEqualTo("101");
        assertThat(attempts.get(0).caller().number()).isEqualTo("100");
        assertThat(attempts.get(1).diversions()).hasSize(1);
        caller.hangsUp();
        assertThat(steps()).contains("101 to 102: UNCONDITIONAL");
    }

    @Test
    public void theCallGoesOnWithThePermissionOfWhoPassedItOn() {
        List<String> authorities = new ArrayList<>();
        exchange.number("200", call -> {
            authorities.add(call.authority().extension());
            call.reject(Cause.NORMAL_CLEARING);
        });
        divert("101", "200");
        exchange.call("101");
        assertThat(authorities).containsExactly("101");
    }

    @Test
    public void aDiversionWhenNobodyAnswersKnowsTheCause() {
        List<Cause> causes = new ArrayList<>();
        failed((attempt, cause) -> {
            causes.add(cause);
            return attempt.extension().equals("101")
                    ? new DialDecision.Divert("102", Reason.NO_ANSWER, null)
                    : DialDecision.GO_ON;
        });
        FakeLeg own = exchange.phones.phone("101");
        FakeLeg target = exchange.phones.phone("102");
        FakeLeg caller = exchange.call("101");
        own.rings();
        exchange.time.advance(Duration.ofSeconds(30));
        assertThat(own.ended()).isTrue();
        target.hangsUp(Cause.USER_BUSY);
        assertThat(causes).containsExactly(Cause.NO_ANSWER, Cause.USER_BUSY);
        assertThat(caller.asked()).contains("hangup USER_BUSY");
        assertThat(exchange.onlyRecord().hungUpBy()).isEqualTo("callee");
    }

    @Test
    public void theFirstDecisionStandsAndTheShortestRingTime() {
        before(attempt -> new DialDecision.RingFor(Duration.ofSeconds(20)));
        before(attempt -> new DialDecision.RingFor(Duration.ofSeconds(10)));
        before(attempt -> new DialDecision.RingFor(Duration.ofSeconds(25)));
        failed((attempt, cause) -> new DialDecision.Refuse(Cause.CALL_REJECTED));
        failed((attempt, cause) -> to("102"));
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        phone.rings();
        exchange.time.advance(Duration.ofSeconds(9));
        assertThat(phone.ended()).isFalse();
        exchange.time.advance(Duration.ofSeconds(1));
        assertThat(phone.ended()).isTrue();
        assertThat(caller.asked()).contains("hangup CALL_REJECTED");
    }

    @Test
    public void aRefusalBeforeRingingIsAFailureForTheOthers() {
        before(attempt ->
                attempt.extension().equals("101") ? new DialDecision.Refuse(Cause.USER_BUSY) : DialDecision.GO_ON);
        failed((attempt, cause) -> cause == Cause.USER_BUSY ? to("102") : DialDecision.GO_ON);
        FakeLeg own = exchange.phones.phone("101");
        FakeLeg target = exchange.phones.phone("102");
        FakeLeg caller = exchange.call("101");
        target.answers();
        assertThat(own.asked()).isEmpty();
        assertThat(exchange.joined(caller, target)).isTrue();
        caller.hangsUp();
    }

    @Test
    public void aCallCanBeSentToADestination() {
        failed((attempt, cause) ->
                new DialDecision.Send(call -> call.dial("103", null, call::reject), "no answer: 103"));
        exchange.phones.phone("101").hangsUp(Cause.CALL_REJECTED);
        FakeLeg target = exchange.phones.phone("103");
        FakeLeg caller = exchange.call("101");
        target.answers();
        assertThat(exchange.joined(caller, target)).isTrue();
        caller.hangsUp();
        assertThat(steps()).contains("101: no answer: 103");
    }

    @Test
    public void aLoopDoesNotCountAndTheNextIsAsked() {
        divert("101", "102");
        divert("102", "101");
        divert("102", "102");
        FakeLeg phone = exchange.phones.phone("102");
        FakeLeg caller = exchange.call("101");
        phone.answers();
        assertThat(exchange.joined(caller, phone)).isTrue();
        caller.hangsUp();
        assertThat(steps()).contains("102 to 101 refused: a loop", "102 to 102 refused: a loop");
    }

    @Test
    public void aCallIsPassedOnFiveTimesAtMost() {
        for (int i = 101; i <= 108; i++) {
            divert("" + i, "" + (i + 1));
        }
        FakeLeg sixth = exchange.phones.phone("106");
        FakeLeg caller = exchange.call("101");
        sixth.answers();
        assertThat(exchange.joined(caller, sixth)).isTrue();
        caller.hangsUp();
        assertThat(steps()).contains("106 to 107 refused: passed on too often");
    }

    @Test
    public void onlyNumbersOfOursAreReachedAndNoCodes() {
        FakeCode code = new FakeCode("dnd", "*74", false);
        exchange.codes.add(code);
        divert("101", "0900123456");
        divert("101", "*74");
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        assertThat(phone.asked()).contains("start");
        assertThat(code.lastArgument()).isNull();
        caller.hangsUp();
        assertThat(steps()).contains("101 to *74 refused: nobody has this number");
    }

    @Test
    public void aNoticeIsPlayedFirstAsEarlyMedia() {
        before(attempt -> attempt.extension().equals("101")
                ? new DialDecision.Divert("102", Reason.UNCONDITIONAL, new FakeMediaService.Source("moment"))
                : DialDecision.GO_ON);
        FakeLeg target = exchange.phones.phone("102");
        FakeLeg caller = exchange.call("101");
        assertThat(caller.asked()).contains("progress").doesNotContain("answer any");
        assertThat(caller.media().playing()).isEqualTo("moment");
        assertThat(target.asked()).isEmpty();
        caller.media().playedToTheEnd();
        target.rings();
        target.answers();
        assertThat(exchange.joined(caller, target)).isTrue();
        caller.hangsUp();
    }

    @Test
    public void aNoticeEndsWithTheCallAndIsNotEndless() {
        before(attempt -> attempt.extension().equals("101")
                ? new DialDecision.Divert("102", Reason.UNCONDITIONAL, new FakeMediaService.Source("endless"))
                : DialDecision.GO_ON);
        FakeLeg impatient = exchange.call("101");
        impatient.hangsUp();
        assertThat(impatient.media().playing()).isEmpty();
        FakeLeg target = exchange.phones.phone("102");
        FakeLeg caller = exchange.call("101");
        exchange.time.advance(Duration.ofMinutes(1));
        assertThat(caller.media().playing()).isEmpty();
        target.answers();
        assertThat(exchange.joined(caller, target)).isTrue();
        caller.hangsUp();
    }

    @Test
    public void withoutSoundThereIsNoNotice() {
        before(attempt -> attempt.extension().equals("101")
                ? new DialDecision.Divert("102", Reason.UNCONDITIONAL, new FakeMediaService.Source("moment"))
                : DialDecision.GO_ON);
        FakeLeg target = exchange.phones.phone("102");
        FakeLeg caller = exchange.call(FakeLeg.from("100").withoutSound(), "101");
        assertThat(target.asked()).contains("start");
        caller.hangsUp();
    }

    @Test
    public void aHookThatFailsIsNotAskedAndNobodyElseSuffers() {
        before(attempt -> {
            throw new IllegalStateException("broken hook");
        });
        divert("101", "102");
        FakeLeg target = exchange.phones.phone("102");
        FakeLeg caller = exchange.call("101");
        target.answers();
        assertThat(exchange.joined(caller, target)).isTrue();
        caller.hangsUp();
    }

    @Test
    public void ringingTheDevicesAsksNobody() {
        divert("101", "102");
        exchange.number("200", call -> call.ring("101", null, call::reject));
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("200");
        assertThat(phone.asked()).contains("start");
        caller.hangsUp();
    }

    @Test
    public void withoutCallWaitingWhoIsInACallIsBusyWhichOthersMayAct() {
        exchange.profiles.add(
                0,
                extension -> java.util.Optional.of(
                        new PartyProfile(Party.extension(extension, ""), Locale.ENGLISH, "", false)));
        failed((attempt, cause) -> attempt.inUse()
                        && cause == Cause.USER_BUSY
                        && attempt.extension().equals("101")
                ? new DialDecision.Divert("102", Reason.BUSY, null)
                : DialDecision.GO_ON);
        FakeLeg first = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        first.answers();
        FakeLeg second = exchange.phones.phone("101");
        FakeLeg target = exchange.phones.phone("102");
        FakeLeg other = exchange.call(FakeLeg.from("103"), "101");
        assertThat(second.asked()).isEmpty();
        target.answers();
        assertThat(exchange.joined(other, target)).isTrue();
        FakeLeg third = exchange.call(FakeLeg.from("104"), "102");
        assertThat(third.asked()).contains("hangup USER_BUSY");
        caller.hangsUp();
        other.hangsUp();
    }
}
