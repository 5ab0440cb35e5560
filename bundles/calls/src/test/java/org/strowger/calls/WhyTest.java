package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.Step;
import org.strowger.api.call.DialAttempt;
import org.strowger.api.call.DialDecision;
import org.strowger.api.call.DialHook;
import org.strowger.api.call.Diversion;
import org.strowger.api.config.ItemRef;
import org.strowger.testkit.FakeLeg;

/** A record says by which item of which version of the configuration the call went where it went. */
public class WhyTest {
    @Rule
    public final Exchange exchange = new Exchange();

    private final List<String> told = new ArrayList<>();

    @Before
    public void watch() {
        exchange.numbers.clear();
        for (String number : List.of("101", "102")) {
            exchange.number(number, call -> call.dial(number, null, call::reject));
        }
        exchange.observers.add(new CallObserver() {
            @Override
            public void started(CallRecord record) {
                told.add("started");
            }

            @Override
            public void joined(String callId, String legId) {
                told.add("joined " + legId);
            }

            @Override
            public void keyed(String callId, String legId) {
                told.add("keyed " + legId);
            }

            @Override
            public void ended(CallRecord record) {}
        });
    }

    /** Sends everybody who calls 101 to 102; cannot always tell by what. */
    private static final class Hook implements DialHook {
        private final boolean faulty;

        Hook(boolean faulty) {
            this.faulty = faulty;
        }

        @Override
        public String name() {
            return "hook";
        }

        @Override
        public CallRecord.Rule rule(DialAttempt attempt) {
            if (faulty) {
                throw new IllegalStateException("no idea");
            }
            return new CallRecord.Rule("hook-rule", attempt.extension());
        }

        @Override
        public DialDecision before(DialAttempt attempt) {
            return attempt.extension().equals("101")
                    ? new DialDecision.Divert("102", Diversion.Reason.UNCONDITIONAL, null)
                    : DialDecision.GO_ON;
        }
    }

    private Step step(String name) {
        return exchange.onlyRecord().steps().stream()
                .filter(step -> step.step().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void stepsNameTheItemThatDecidedAndTheVersionThen() {
        exchange.config.own("101", new ItemRef("extension", "101"));
        long before = exchange.config.snapshot().version();
        exchange.others.add(new Hook(false));
        FakeLeg phone = exchange.phones.phone("102");
        FakeLeg caller = exchange.call("101");
        exchange.config.own("999", new ItemRef("extension", "999"));
        phone.answers();
        caller.hangsUp();
        assertThat(step("test").rule()).isEqualTo(new CallRecord.Rule("extension", "101"));
        assertThat(step("hook").rule()).isEqualTo(new CallRecord.Rule("hook-rule", "101"));
        assertThat(step("dial").rule()).isEqualTo(new CallRecord.Rule("extension", "102"));
        assertThat(exchange.onlyRecord().steps())
                .extracting(Step::configVersion)
                .containsOnly(before);
    }

    @Test
    public void aHookThatCannotTellHasDecidedAllTheSame() {
        exchange.others.add(new Hook(true));
        FakeLeg phone = exchange.phones.phone("102");
        FakeLeg caller = exchange.call("101");
        phone.answers();
        assertThat(exchange.joined(caller, phone)).isTrue();
        caller.hangsUp();
        assertThat(step("hook").rule()).isNull();
        assertThat(step("hook").decision()).isEqualTo("101 to 102: UNCONDITIONAL");
    }

    @Test
    public void observersHearWhichLegsACallHasAndThatAKeyWasPressed() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        phone.answers();
        caller.presses('7');
        exchange.time.advance(Duration.ofSeconds(5));
        caller.hangsUp();
        assertThat(told)
                .containsExactly("joined " + caller.id(), "started", "joined " + phone.id(), "keyed " + caller.id());
    }
}
