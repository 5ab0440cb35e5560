package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.calls.Until.until;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallControl;
import org.strowger.api.call.CallSession;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.HungUpException;
import org.strowger.testkit.FakeLeg;
import org.strowger.testkit.FakeMediaService;

/** Keys of a caller who goes from script to script. */
public class ScriptKeysTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(3);

    @Rule
    public final Exchange exchange = new Exchange();

    private final List<String> keys = new CopyOnWriteArrayList<>();

    /** A menu whose every key leads to another one like it; without a key it leads on as well. */
    private void again(CallControl call) {
        call.run(session -> {
            keys.add(key(session));
            session.enter(this::again);
        });
    }

    private static String key(CallSession session) throws HungUpException, InterruptedException {
        session.answer();
        return session.collect(new FakeMediaService.Source("menu"), 1, "", LONG, SHORT);
    }

    private FakeLeg enter(Destination destination) {
        exchange.number("500", destination);
        return exchange.call("500");
    }

    @Test
    public void whatIsPressedBeforehandCountsInTheNextScript() {
        FakeLeg caller = enter(this::again);
        until(() -> caller.media().playing().equals("menu"));
        "1234".chars().forEach(key -> caller.presses((char) key));
        until(() -> keys.equals(List.of("1", "2", "3", "4")));
        caller.hangsUp();
    }

    @Test
    public void whoPressesKeysMayGoRoundForEver() {
        FakeLeg caller = enter(this::again);
        until(() -> caller.media().playing().equals("menu"));
        for (int i = 1; i <= 50; i++) {
            int pressed = i;
            caller.presses('1');
            until(() -> keys.size() == pressed);
        }
        assertThat(caller.ended()).isFalse();
        caller.hangsUp();
    }

    @Test
    public void whoPressesNoneMayNot() {
        FakeLeg caller = enter(this::again);
        until(() -> {
            caller.media().playedToTheEnd();
            exchange.time.advance(LONG);
            return caller.ended();
        });
        assertThat(exchange.onlyRecord().cause()).isEqualTo(Cause.TOO_MANY_HOPS);
        assertThat(keys).hasSizeLessThanOrEqualTo(21).containsOnly("");
    }

    @Test
    public void oneKeyStartsTheCountAnew() {
        FakeLeg caller = enter(this::again);
        until(() -> {
            caller.media().playedToTheEnd();
            exchange.time.advance(LONG);
            return keys.size() >= 15;
        });
        int before = keys.size();
        caller.presses('1');
        until(() -> {
            caller.media().playedToTheEnd();
            exchange.time.advance(LONG);
            return caller.ended();
        });
        assertThat(keys.size()).isBetween(before + 20, before + 22);
    }

    @Test
    public void whatWasPressedIsForgottenWhenTheCallGoesElsewhere() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = enter(call -> call.run(session -> {
            keys.add(key(session));
            session.enter(talk -> talk.dial("101", null, cause -> again(talk)));
        }));
        until(() -> caller.media().playing().equals("menu"));
        caller.presses('1');
        caller.presses('2');
        until(() -> phone.asked().contains("start"));
        phone.hangsUp(Cause.USER_BUSY);
        until(() -> caller.media().playing().equals("menu"));
        caller.presses('3');
        until(() -> keys.equals(List.of("1", "3")));
        caller.hangsUp();
    }
}
