package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.call.Party;
import org.strowger.api.core.Health;
import org.strowger.api.core.ProblemException;
import org.strowger.testkit.FakeLeg;

public class RoutingTest {
    @Rule
    public final Exchange exchange = new Exchange();

    @Test
    public void aNumberThatNobodyHasIsUnallocated() {
        FakeLeg caller = exchange.call("999");
        assertThat(caller.asked()).contains("hangup UNALLOCATED_NUMBER");
        assertThat(exchange.onlyRecord().result()).isEqualTo(CallRecord.Result.FAILED);
        assertThat(exchange.onlyRecord().steps())
                .extracting(CallRecord.Step::decision)
                .contains("nobody has this number");
    }

    @Test
    public void whatCannotBeDialledIsRefused() {
        for (String wrong : List.of("", "10 1", "101\r\nX: y", "101@host", "１０１", "1".repeat(65))) {
            assertThat(exchange.call(wrong).asked()).contains("hangup INVALID_NUMBER");
        }
    }

    @Test
    public void destinationsThatReferToEachOtherEndAfterTwentyHops() {
        Destination[] loop = new Destination[1];
        loop[0] = call -> call.enter(loop[0]);
        exchange.number("200", loop[0]);
        FakeLeg caller = exchange.call("200");
        assertThat(caller.asked()).contains("hangup TOO_MANY_HOPS");
    }

    @Test
    public void fallBacksToAbsentExtensionsEndInTheHopLimitToo() {
        Destination[] loop = new Destination[1];
        loop[0] = call -> call.dial("109", null, cause -> call.enter(loop[0]));
        exchange.number("200", loop[0]);
        assertThat(exchange.call("200").asked()).contains("hangup TOO_MANY_HOPS");
    }

    @Test
    public void aDestinationThatFailsEndsTheCall() {
        exchange.number("200", call -> {
            throw new IllegalStateException("broken feature");
        });
        assertThat(exchange.call("200").asked()).contains("hangup TEMPORARY_FAILURE");
        assertThat(exchange.calls.calls()).isEmpty();
    }

    @Test
    public void aDestinationThatDecidesNothingEndsTheCall() {
        exchange.number("200", call -> {});
        FakeLeg caller = exchange.call("200");
        exchange.time.advance(Duration.ofSeconds(29));
        assertThat(caller.ended()).isFalse();
        exchange.time.advance(Duration.ofSeconds(1));
        assertThat(caller.asked()).contains("hangup RECOVERY_ON_TIMER");
    }

    @Test
    public void aFallbackDestinationIsRungNext() {
        exchange.number(
                "200",
                call -> call.dial("101", Duration.ofSeconds(5), cause -> {
                    call.note("test", "fell back for " + cause);
                    call.dial("102", Duration.ofSeconds(5), call::reject);
                }));
        FakeLeg first = exchange.phones.phone("101");
        FakeLeg second = exchange.phones.phone("102");
        FakeLeg caller = exchange.call("200");
        first.rings();
        exchange.time.advance(Duration.ofSeconds(5));
        assertThat(first.ended()).isTrue();
        second.answers();
        assertThat(exchange.joined(caller, second)).isTrue();
        caller.hangsUp();
        assertThat(exchange.onlyRecord().answeredBy()).isEqualTo("102");
        assertThat(exchange.onlyRecord().legs()).hasSize(3);
        assertThat(exchange.onlyRecord().steps())
                .extracting(CallRecord.Step::decision)
                .contains("fell back for NO_ANSWER");
    }

    @Test
    public void anonymousOutsidersAreRefusedWhereThatIsSet() {
        exchange.settings(Map.of("blockAnonymous", true));
        FakeLeg outsider = new FakeLeg(true, new Party("", "", "", true));
        exchange.call(outsider, "101");
        assertThat(outsider.asked()).contains("hangup CALL_REJECTED");
        assertThat(exchange.onlyRecord().result()).isEqualTo(CallRecord.Result.REFUSED);
    }

    @Test
    public void anExtensionMayWithholdItsNumberFromOthers() {
        exchange.settings(Map.of("blockAnonymous", true));
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = new FakeLeg(true, new Party("100", "", "100", true));
        exchange.call(caller, "101");
        assertThat(phone.asked()).containsExactly("start");
        caller.hangsUp();
    }

    @Test
    public void moreCallsThanTheLimitAreRefused() {
        for (int i = 0; i < 5; i++) {
            exchange.phones.phone("101");
            exchange.call("101");
        }
        FakeLeg sixth = exchange.call("102");
        assertThat(sixth.asked()).contains("hangup CONGESTION");
        assertThat(exchange.calls.calls()).hasSize(5);
    }

    @Test
    public void aHangUpBeforeAnythingHappenedCountsAsCancelled() {
        exchange.phones.phone("101");
        FakeLeg caller = FakeLeg.from("100");
        caller.hangsUp(Cause.ORIGINATOR_CANCEL);
        exchange.call(caller, "101");
        assertThat(exchange.onlyRecord().result()).isEqualTo(CallRecord.Result.CANCELLED);
        assertThat(exchange.calls.calls()).isEmpty();
    }

    @Test
    public void observersAreToldInOrderAndOnesFaultIsNotTheOthers() {
        List<String> told = new CopyOnWriteArrayList<>();
        exchange.observers.add(0, new CallObserver() {
            @Override
            public void started(CallRecord record) {
                throw new IllegalStateException("disk full");
            }

            @Override
            public void ended(CallRecord record) {
                throw new IllegalStateException("disk full");
            }
        });
        exchange.observers.add(new CallObserver() {
            @Override
            public void started(CallRecord record) {
                told.add("started " + record.result());
            }

            @Override
            public void answered(CallRecord record) {
                told.add("answered " + record.answeredBy());
            }

            @Override
            public void ended(CallRecord record) {
                told.add("ended " + record.result());
            }
        });
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        phone.answers();
        caller.hangsUp();
        assertThat(told).containsExactly("started OPEN", "answered 101", "ended ANSWERED");
    }

    @Test
    public void stoppingEndsEveryCallAndTakesNoMore() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        phone.answers();
        exchange.calls.stop();
        assertThat(caller.asked()).contains("hangup SYSTEM_RESTART");
        assertThat(phone.ended()).isTrue();
        assertThat(exchange.records).hasSize(1);
    }

    @Test
    public void aCallThatIsNotThereCannotBeHungUp() {
        assertThatThrownBy(() -> exchange.calls.hangup("nothing", Cause.NORMAL_CLEARING))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemException.Kind.NOT_FOUND));
    }

    @Test
    public void callsAreReadyOnceThereIsATechnology() {
        CallsHealth health = new CallsHealth(exchange, exchange.calls);
        assertThat(health.check()).isEqualTo(Health.READY);
        exchange.technologies.clear();
        assertThat(health.check().status()).isEqualTo(Health.Status.DEGRADED);
    }
}
