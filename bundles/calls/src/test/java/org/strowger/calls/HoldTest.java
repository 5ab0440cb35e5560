package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.calls.Until.until;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallControl;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.TransferKind;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.testkit.FakeLeg;
import org.strowger.testkit.FakeMediaService;

/** Callers who wait without a thread, and others who take them. */
public class HoldTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Rule
    public final Exchange exchange = new Exchange();

    private final List<String> said = new CopyOnWriteArrayList<>();
    private String waiting;

    @Before
    public void numbers() {
        exchange.number("41", call -> call.hold(null, MINUTE, this::timeOver));
        exchange.number(
                "42",
                call -> call.connect(waiting, cause -> {
                    said.add("otherwise " + cause);
                    call.reject(Cause.UNALLOCATED_NUMBER);
                }));
    }

    private void timeOver(CallControl call) {
        said.add("time is over");
        call.dial("101", null, call::reject);
    }

    private FakeLeg waits() {
        FakeLeg caller = exchange.call("41");
        waiting = exchange.onlyCall().id();
        return caller;
    }

    private CallRecord record(String dialed) {
        return exchange.records.stream()
                .filter(r -> r.dialed().equals(dialed))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void whoWaitsIsAnsweredAndHearsMusic() {
        FakeLeg caller = waits();
        assertThat(caller.asked()).contains("answer any");
        assertThat(caller.media().playing()).isEqualTo("music music100");
        assertThat(exchange.onlyCall().state()).isEqualTo(CallView.State.WAITING);
        assertThat(exchange.threads.scripts().running()).isZero();
        caller.hangsUp();
        assertThat(caller.media().playing()).isEmpty();
        assertThat(exchange.onlyRecord().result()).isEqualTo(CallRecord.Result.CANCELLED);
    }

    @Test
    public void theSoundIsRepeatedButNotInAHurry() {
        exchange.number("43", call -> call.hold(new FakeMediaService.Source("please wait"), MINUTE, after -> {}));
        FakeLeg caller = exchange.call("43");
        caller.media().playedToTheEnd();
        assertThat(caller.media().played()).hasSize(1);
        exchange.time.advance(Duration.ofSeconds(1));
        assertThat(caller.media().played()).hasSize(2);
        exchange.time.advance(Duration.ofSeconds(5));
        caller.media().playedToTheEnd();
        assertThat(caller.media().played()).hasSize(3);
        caller.hangsUp();
    }

    @Test
    public void afterItsTimeTheCallGoesOn() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = waits();
        exchange.time.advance(MINUTE);
        assertThat(said).containsExactly("time is over");
        assertThat(caller.media().playing()).isEmpty();
        phone.answers();
        assertThat(exchange.joined(caller, phone)).isTrue();
        caller.hangsUp();
    }

    @Test
    public void musicBeginsWhenTheAnswerIsConfirmed() {
        FakeLeg caller = FakeLeg.from("100").withoutSound().withoutAnswerConfirmation();
        exchange.call(caller, "41");
        caller.soundAppears();
        caller.answers();
        assertThat(caller.media().playing()).isEqualTo("music music100");
        caller.hangsUp();
    }

    @Test
    public void anotherCallTakesWhoWaits() {
        FakeLeg caller = waits();
        exchange.time.advance(Duration.ofSeconds(10));
        FakeLeg taker = exchange.call(FakeLeg.from("102"), "42");
        assertThat(caller.media().playing()).isEmpty();
        assertThat(exchange.joined(caller, taker)).isTrue();
        assertThat(taker.asked()).contains("identify 100", "answer PCMA");
        assertThat(caller.asked()).contains("identify 102");
        assertThat(exchange.calls.calls()).hasSize(1);
        assertThat(exchange.onlyCall().state()).isEqualTo(CallView.State.TALKING);
        exchange.time.advance(Duration.ofSeconds(5));
        taker.hangsUp();
        assertThat(caller.ended()).isTrue();
        CallRecord first = record("41");
        CallRecord second = record("42");
        assertThat(first.answeredBy()).isEqualTo("102");
        assertThat(first.hungUpBy()).isEqualTo("callee");
        assertThat(Duration.between(first.answeredAt(), first.endedAt())).hasSeconds(5);
        assertThat(second.answeredBy()).isEqualTo("100");
        assertThat(second.result()).isEqualTo(CallRecord.Result.ANSWERED);
        assertThat(second.linkedId()).isEqualTo(first.linkedId());
        assertThat(first.transfers())
                .containsExactlyElementsOf(second.transfers())
                .hasSize(1);
        assertThat(first.transfers().get(0).kind()).isEqualTo(TransferKind.CONNECTED);
        assertThat(first.transfers().get(0).transferred().number()).isEqualTo("102");
        assertThat(first.transfers().get(0).target()).isEqualTo("100");
        assertThat(exchange.calls.legsOf("100")).isZero();
        assertThat(exchange.calls.legsOf("102")).isZero();
    }

    @Test
    public void whoWasAnsweredBeforeCanTakeToo() {
        exchange.number(
                "44",
                call -> call.run(session -> {
                    session.answer();
                    session.enter(to -> to.connect(waiting, to::reject));
                }));
        FakeLeg caller = waits();
        FakeLeg taker = exchange.call(FakeLeg.from("102"), "44");
        until(() -> exchange.joined(caller, taker));
        caller.hangsUp();
        assertThat(taker.ended()).isTrue();
    }

    @Test
    public void whoComesTooLateIsToldSo() {
        FakeLeg caller = waits();
        FakeLeg taker = exchange.call(FakeLeg.from("102"), "42");
        FakeLeg late = exchange.call(FakeLeg.from("103"), "42");
        assertThat(said).containsExactly("otherwise FACILITY_REJECTED");
        assertThat(late.asked()).contains("hangup UNALLOCATED_NUMBER");
        assertThat(exchange.joined(caller, taker)).isTrue();
        caller.hangsUp();
        exchange.call(FakeLeg.from("103"), "42");
        assertThat(said).hasSize(2);
    }

    @Test
    public void nobodyTakesHimself() {
        FakeLeg caller = FakeLeg.from("100");
        exchange.number(
                "45",
                call -> call.connect(call.callId(), cause -> {
                    said.add("otherwise");
                    call.reject(cause);
                }));
        exchange.call(caller, "45");
        assertThat(said).containsExactly("otherwise");
        assertThat(caller.ended()).isTrue();
    }

    @Test
    public void whoTakesMayHangUpBeforeItHappens() {
        FakeLeg caller = waits();
        FakeLeg taker = FakeLeg.from("102");
        exchange.pool.holdBack();
        exchange.call(taker, "42");
        taker.hangsUp();
        exchange.pool.release();
        assertThat(caller.ended()).isFalse();
        assertThat(caller.media().playing()).isEqualTo("music music100");
        FakeLeg second = exchange.call(FakeLeg.from("103"), "42");
        assertThat(exchange.joined(caller, second)).isTrue();
        caller.hangsUp();
    }

    @Test
    public void aTransferToWhereCallersWaitIsDoneWhenTheyDo() {
        FakeLeg callee = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        callee.answers();
        callee.transfers("41");
        assertThat(callee.asked()).contains("transfer completed");
        exchange.time.advance(Duration.ofSeconds(1));
        assertThat(callee.ended()).isTrue();
        assertThat(caller.media().playing()).isEqualTo("music music101");
        caller.hangsUp();
    }

    @Test
    public void anotherDeviceOfTheSameUserMayGoOnWaiting() {
        FakeLeg caller = waits();
        FakeLeg mobile = FakeLeg.from("100");
        exchange.calls.incoming(new org.strowger.api.call.IncomingCall(mobile, "41", "127.0.0.1", caller));
        assertThat(caller.ended()).isTrue();
        assertThat(mobile.media().playing()).isEqualTo("music music100");
        FakeLeg taker = exchange.call(FakeLeg.from("102"), "42");
        assertThat(exchange.joined(mobile, taker)).isTrue();
        taker.hangsUp();
    }

    @Test
    public void theLanguageThatWasChosenStaysWithTheCaller() {
        exchange.number(
                "46",
                call -> call.run(session -> {
                    session.language(Locale.CHINESE);
                    said.add(session.language().toString());
                    session.enter(to -> {
                        said.add(to.language().toString());
                        to.run(next -> said.add(next.language().toString()));
                    });
                }));
        FakeLeg caller = exchange.call("46");
        until(caller::ended);
        assertThat(said).containsExactly("zh", "zh", "zh");
    }

    @Test
    public void scriptsFindNumbersButNoCodesAndLeaveNotes() {
        exchange.codes.add(new FakeCode("echo", "*43", false));
        exchange.number(
                "47",
                call -> call.run(session -> {
                    said.add(session.resolve("101").orElseThrow().kind());
                    said.add("" + session.resolve("*43").isPresent());
                    said.add("" + session.resolve("555").isPresent());
                    session.note("menu", "chose 3");
                }));
        FakeLeg caller = exchange.call("47");
        until(caller::ended);
        assertThat(said).containsExactly("test", "false", "false");
        until(() -> exchange.records.size() == 1);
        assertThat(exchange.onlyRecord().steps())
                .anyMatch(step -> step.step().equals("menu") && step.decision().equals("chose 3"));
    }
}
