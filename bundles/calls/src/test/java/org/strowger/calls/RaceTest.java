package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.calls.Until.until;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.testkit.FakeLeg;

/** Things that really happen at once, on many threads, again and again; whatever comes first, everything must add up. */
public class RaceTest {
    private static final int ROUNDS = 300;

    private final ExecutorService parties = Executors.newFixedThreadPool(3);
    private final Exchange exchange = new Exchange(new CallThreads(CallThreads.pool(4), 50, Duration.ofSeconds(5)));

    @After
    public void stop() throws InterruptedException {
        parties.shutdownNow();
        assertThat(parties.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        exchange.after();
    }

    /** Lets all of them happen as nearly at once as threads can. */
    private void atOnce(Runnable... deeds) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(deeds.length);
        List<Future<?>> done = new ArrayList<>();
        for (Runnable deed : deeds) {
            done.add(parties.submit(() -> {
                barrier.await();
                deed.run();
                return null;
            }));
        }
        for (Future<?> each : done) {
            each.get(10, TimeUnit.SECONDS);
        }
    }

    private void untilIdle(int records) {
        until(() -> exchange.records.size() == records);
        // A call leaves the list only after its record was handed over.
        until(() -> exchange.calls.calls().isEmpty());
        assertThat(exchange.media.bridges()).isEmpty();
        assertThat(exchange.calls.legsOf("101")).isZero();
    }

    @Test
    public void twoAnswersAndAHangUpAlwaysLeaveOneWinnerOrNone() throws Exception {
        Map<CallRecord.Result, Integer> results = new ConcurrentHashMap<>();
        for (int i = 1; i <= ROUNDS; i++) {
            FakeLeg desk = exchange.phones.phone("101");
            FakeLeg mobile = exchange.phones.phone("101");
            FakeLeg caller = exchange.call("101");
            until(() -> mobile.asked().contains("start"));
            atOnce(desk::answers, mobile::answers, () -> caller.hangsUp(Cause.NORMAL_CLEARING));
            untilIdle(i);
            assertThat(desk.ended() && mobile.ended() && caller.ended()).isTrue();
            CallRecord record = exchange.records.get(i - 1);
            assertThat(record.result()).isIn(CallRecord.Result.ANSWERED, CallRecord.Result.CANCELLED);
            results.merge(record.result(), 1, Integer::sum);
        }
        assertThat(results.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(ROUNDS);
        assertThat(exchange.events.types().stream().filter("call.ended"::equals))
                .hasSize(ROUNDS);
    }

    @Test
    public void hangUpsByBothSidesAndAnAdministratorMakeOneRecord() throws Exception {
        for (int i = 1; i <= ROUNDS; i++) {
            FakeLeg phone = exchange.phones.phone("101");
            FakeLeg caller = exchange.call("101");
            until(() -> phone.asked().contains("start"));
            phone.answers();
            until(() -> exchange.joined(caller, phone));
            String id = exchange.onlyCall().id();
            atOnce(caller::hangsUp, phone::hangsUp, () -> hangUp(id));
            untilIdle(i);
            assertThat(exchange.records.get(i - 1).hungUpBy()).isIn("caller", "callee", "system");
        }
    }

    private void hangUp(String id) {
        exchange.calls.call(id).ifPresent(call -> {
            try {
                exchange.calls.hangup(id, Cause.CLEARED_BY_ADMIN);
            } catch (org.strowger.api.core.ProblemException over) {
                assertThat(over.problems().get(0).code()).isEqualTo("call.unknown");
            }
        });
    }

    @Test
    public void keysTheEndOfAPromptAndAHangUpNeverLeaveAScriptBehind() throws Exception {
        exchange.number(
                "500",
                call -> call.run(session -> {
                    session.answer();
                    session.collect(exchange.media.beep(1, 1), 2, "#", Duration.ofSeconds(5), Duration.ofSeconds(5));
                    session.play(exchange.media.beep(2, 2));
                }));
        for (int i = 1; i <= ROUNDS; i++) {
            FakeLeg caller = exchange.call("500");
            until(() -> caller.media().playing().equals("beep 1"));
            atOnce(() -> caller.media().presses('1'), () -> caller.media().playedToTheEnd(), caller::hangsUp);
            untilIdle(i);
            until(() -> exchange.threads.scripts().running() == 0);
            assertThat(caller.media().playing()).isEmpty();
        }
    }

    /** Two take who waits, and he hangs up: nobody is left alone on the line, and records add up. */
    @Test
    public void twoWhoTakeAndOneWhoGivesUp() throws Exception {
        exchange.number("41", call -> call.hold(null, Duration.ofMinutes(1), after -> after.reject(Cause.NO_ANSWER)));
        int taken = 0;
        for (int i = 1; i <= ROUNDS; i++) {
            FakeLeg caller = exchange.call("41");
            until(() -> !caller.media().playing().isEmpty());
            String id = exchange.onlyCall().id();
            exchange.numbers.removeIf(provider -> provider.resolve("42").isPresent());
            exchange.number("42", call -> call.connect(id, call::reject));
            FakeLeg one = FakeLeg.from("101");
            FakeLeg other = FakeLeg.from("102");
            atOnce(
                    () -> exchange.call(one, "42"),
                    () -> exchange.call(other, "42"),
                    i % 2 == 0 ? caller::hangsUp : () -> {});
            if (i % 2 == 1) {
                until(() -> exchange.joined(caller, one) || exchange.joined(caller, other));
                FakeLeg winner = exchange.joined(caller, one) ? one : other;
                FakeLeg loser = winner == one ? other : one;
                until(loser::ended);
                assertThat(winner.ended()).isFalse();
                taken++;
                winner.hangsUp();
            }
            untilIdle(3 * i);
            assertThat(caller.ended() && one.ended() && other.ended()).isTrue();
            assertThat(caller.media().playing()).isEmpty();
            assertThat(exchange.calls.legsOf("102") + exchange.calls.legsOf("100"))
                    .isZero();
        }
        assertThat(taken).isEqualTo(ROUNDS / 2);
    }
}
