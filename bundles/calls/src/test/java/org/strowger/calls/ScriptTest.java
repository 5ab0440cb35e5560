package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.calls.Until.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallScript;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.HungUpException;
import org.strowger.testkit.FakeLeg;
import org.strowger.testkit.FakeMediaService;

public class ScriptTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(3);

    @Rule
    public final Exchange exchange = new Exchange();

    private final List<String> said = new CopyOnWriteArrayList<>();

    private FakeLeg enter(CallScript script) {
        exchange.number("500", call -> call.run(script));
        return exchange.call("500");
    }

    private static FakeMediaService.Source sound(String name) {
        return new FakeMediaService.Source(name);
    }

    @Test
    public void playsThenEndsTheCall() {
        FakeLeg caller = enter(session -> {
            session.answer();
            session.play(sound("hello"));
            said.add(session.caller().number() + " " + session.dialed() + " " + session.language());
        });
        until(() -> caller.media().playing().equals("hello"));
        assertThat(exchange.onlyCall().state()).isEqualTo(CallView.State.IN_SCRIPT);
        caller.media().playedToTheEnd();
        until(caller::ended);
        assertThat(said).containsExactly("100 500 en");
        until(() -> exchange.records.size() == 1);
        assertThat(exchange.onlyRecord().result()).isEqualTo(CallRecord.Result.ANSWERED);
        assertThat(exchange.onlyRecord().answeredBy()).isEqualTo("500");
        assertThat(exchange.onlyRecord().hungUpBy()).isEqualTo("system");
    }

    @Test
    public void aHangUpEndsWhateverTheScriptWaitsIn() {
        CountDownLatch cleaned = new CountDownLatch(1);
        FakeLeg caller = enter(session -> {
            try {
                session.answer();
                session.play(sound("endless"));
                said.add("never reached");
            } finally {
                cleaned.countDown();
            }
        });
        until(() -> caller.media().playing().equals("endless"));
        caller.hangsUp();
        until(() -> cleaned.getCount() == 0);
        assertThat(said).isEmpty();
        assertThat(caller.media().playing()).isEmpty();
        assertThat(exchange.onlyRecord().hungUpBy()).isEqualTo("caller");
    }

    @Test
    public void whatIsAskedAfterTheHangUpFailsAtOnce() {
        CountDownLatch hungUp = new CountDownLatch(1);
        FakeLeg caller = enter(session -> {
            session.answer();
            hungUp.await();
            try {
                session.play(sound("too late"));
            } catch (HungUpException e) {
                said.add("gone");
                throw e;
            }
        });
        until(() -> exchange.onlyCall().answeredAt() != null);
        caller.hangsUp();
        hungUp.countDown();
        until(() -> said.contains("gone"));
        assertThat(caller.media().played()).isEmpty();
    }

    @Test
    public void keysStopThePromptAndAreCollected() {
        FakeLeg caller = enter(session -> {
            session.answer();
            said.add(session.collect(sound("menu"), 4, "#", LONG, SHORT));
        });
        until(() -> caller.media().playing().equals("menu"));
        caller.media().presses('1');
        until(() -> caller.media().playing().isEmpty());
        caller.presses('2');
        caller.presses('#');
        until(() -> said.contains("12"));
    }

    @Test
    public void collectingEndsAfterAsManyKeysAsWanted() {
        FakeLeg caller = enter(session -> {
            session.answer();
            said.add(session.collect(null, 2, "", LONG, SHORT));
            said.add(session.collect(null, 2, "", LONG, SHORT));
        });
        until(() -> exchange.onlyCall().answeredAt() != null);
        // The third and fourth may come before they are asked for.
        "1234".chars().forEach(key -> caller.presses((char) key));
        until(() -> said.equals(List.of("12", "34")));
    }

    @Test
    public void collectingEndsWhenNoKeyComesInTime() {
        FakeLeg caller = enter(session -> {
            session.answer();
            said.add("[" + session.collect(sound("menu"), 4, "#", LONG, SHORT) + "]");
            said.add("[" + session.collect(null, 4, "#", LONG, SHORT) + "]");
        });
        until(() -> caller.media().playing().equals("menu"));
        caller.media().playedToTheEnd();
        exchange.time.advance(LONG);
        until(() -> said.contains("[]"));
        caller.presses('7');
        until(() -> {
            exchange.time.advance(Duration.ofMillis(100));
            return said.contains("[7]");
        });
    }

    @Test
    public void echoLastsUntilAKeyOrItsTime() {
        FakeLeg caller = enter(session -> {
            session.answer();
            session.echo(LONG, "#");
            said.add("key");
            session.echo(LONG, "#");
            said.add("time");
        });
        until(() -> caller.media().echoing());
        caller.presses('5');
        assertThat(caller.media().echoing()).isTrue();
        caller.presses('#');
        until(() -> said.contains("key"));
        until(() -> caller.media().echoing());
        exchange.time.advance(LONG);
        until(() -> said.contains("time"));
        assertThat(caller.media().echoing()).isFalse();
    }

    @Test
    public void recordsUntilAKeyAndAlsoKeepsWhatWasSaidBeforeAHangUp() {
        Path file = Path.of("message.wav");
        FakeLeg caller = enter(session -> {
            session.answer();
            said.add("recorded " + session.record(file, LONG, "#"));
            session.record(file, LONG, "#");
        });
        until(() -> caller.media().recording());
        caller.presses('#');
        until(() -> said.contains("recorded 1234"));
        until(() -> caller.media().recording());
        caller.hangsUp();
        until(() -> !caller.media().recording());
        assertThat(caller.media().recordings()).containsExactly(file, file);
    }

    @Test
    public void recordingEndsWhenTheCallerHasSaidNothingForAWhile() {
        FakeLeg caller = enter(session -> {
            session.answer();
            said.add("recorded " + session.record(Path.of("message.wav"), LONG, "#"));
        });
        until(() -> caller.media().recording());
        assertThat(caller.media().recordingOptions().silence()).isEqualTo(Duration.ofSeconds(5));
        assertThat(caller.media().recordingOptions().trim()).isTrue();
        caller.media().saysNothing();
        until(() -> said.contains("recorded 1234"));
        assertThat(caller.media().recording()).isFalse();
    }

    @Test
    public void aScriptMayLeaveForAnotherDestination() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = enter(session -> {
            session.answer();
            session.enter(call -> call.dial("101", null, call::reject));
        });
        until(() -> phone.asked().contains("start"));
        phone.rings();
        // The caller has been answered already, so he must be played the ringback.
        until(() -> caller.media().playing().startsWith("tone"));
        phone.answers();
        until(() -> exchange.joined(caller, phone));
        until(() -> exchange.threads.scripts().running() == 0);
        assertThat(caller.ended()).isFalse();
        caller.hangsUp();
        assertThat(exchange.onlyRecord().answeredBy()).isEqualTo("101");
    }

    @Test
    public void aScriptMayHangUp() {
        FakeLeg caller = enter(session -> {
            session.hangup(Cause.USER_BUSY);
            said.add("never reached");
        });
        until(caller::ended);
        assertThat(caller.asked()).contains("hangup USER_BUSY");
        until(() -> exchange.threads.scripts().running() == 0);
        assertThat(said).isEmpty();
    }

    @Test
    public void aScriptThatFailsEndsTheCall() {
        FakeLeg caller = enter(session -> {
            session.answer();
            throw new IllegalStateException("broken script");
        });
        until(caller::ended);
        assertThat(caller.asked()).contains("hangup TEMPORARY_FAILURE");
    }

    @Test
    public void whatCannotBePlayedIsTheScriptsFault() {
        FakeLeg caller = enter(session -> {
            try {
                session.play(null);
            } catch (NullPointerException e) {
                said.add("refused");
                session.play(sound("instead"));
            }
        });
        until(() -> caller.media().playing().equals("instead"));
        assertThat(caller.asked()).contains("progress");
        caller.hangsUp();
    }

    @Test
    public void theAnswerIsAwaited() {
        FakeLeg caller = FakeLeg.from("100").withoutSound().withoutAnswerConfirmation();
        exchange.number(
                "500",
                call -> call.run(session -> {
                    session.answer();
                    session.play(sound("hello"));
                }));
        exchange.call(caller, "500");
        until(() -> caller.asked().contains("answer any"));
        caller.soundAppears();
        caller.answers();
        until(() -> caller.media().playing().equals("hello"));
        caller.hangsUp();
    }

    @Test
    public void noMoreScriptsThanAllowedRunAtATime() {
        CountDownLatch done = new CountDownLatch(1);
        exchange.number("500", call -> call.run(session -> done.await()));
        FakeLeg[] callers = {exchange.call("500"), exchange.call("500"), exchange.call("500"), exchange.call("500")};
        assertThat(callers[3].asked()).contains("hangup CONGESTION");
        assertThat(callers[2].ended()).isFalse();
        done.countDown();
        until(() -> callers[0].ended() && callers[1].ended() && callers[2].ended());
    }

    @Test
    public void scriptsThatIgnoreTheHangUpAreInterruptedWhenTheSystemStops() {
        enter(session -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                said.add("interrupted");
                throw e;
            }
        });
        exchange.calls.stop();
        assertThat(said).containsExactly("interrupted");
        assertThat(exchange.threads.scripts().running()).isZero();
        assertThat(exchange.onlyRecord().cause()).isEqualTo(Cause.SYSTEM_RESTART);
    }
}
