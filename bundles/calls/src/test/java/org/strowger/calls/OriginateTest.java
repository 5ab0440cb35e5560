package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.core.ProblemException;
import org.strowger.testkit.FakeLeg;

public class OriginateTest {
    @Rule
    public final Exchange exchange = new Exchange();

    @Test
    public void theOwnPhoneRingsFirstAndThenTheNumberIsCalledOnItsBehalf() {
        FakeLeg own = exchange.phones.phone("100");
        FakeLeg other = exchange.phones.phone("101");
        String id = exchange.calls.originate("100", "101");
        own.rings();
        assertThat(other.asked()).isEmpty();
        assertThat(exchange.phones.requests().get(0).caller().number()).isEqualTo("101");

        own.answers();
        other.rings();
        assertThat(own.media().playing()).isEqualTo("tone 450/1000,0/4000");
        other.answers();
        assertThat(own.media().playing()).isEmpty();
        assertThat(exchange.joined(own, other)).isTrue();
        assertThat(exchange.phones.requests().get(1).caller().number()).isEqualTo("100");

        other.hangsUp();
        CallRecord record = exchange.onlyRecord();
        assertThat(record.id()).isEqualTo(id);
        assertThat(record.caller().extension()).isEqualTo("100");
        assertThat(record.kind()).isEqualTo(CallRecord.Kind.INTERNAL);
        assertThat(record.answeredBy()).isEqualTo("101");
    }

    @Test
    public void nobodyPicksTheOwnPhoneUp() {
        FakeLeg own = exchange.phones.phone("100");
        exchange.calls.originate("100", "101");
        own.rings();
        exchange.time.advance(Duration.ofSeconds(30));
        assertThat(own.ended()).isTrue();
        assertThat(exchange.onlyRecord().cause()).isEqualTo(Cause.NO_ANSWER);
        assertThat(exchange.onlyRecord().answeredAt()).isNull();
    }

    @Test
    public void whatCannotBeIsRefusedWithItsField() {
        exchange.phones.phone("100");
        refused("777", "101", ProblemException.Kind.INVALID, "from");
        refused("105", "101", ProblemException.Kind.CONFLICT, "from");
        refused("100", "10 1", ProblemException.Kind.INVALID, "to");
        assertThat(exchange.calls.calls()).isEmpty();
    }

    private void refused(String from, String to, ProblemException.Kind kind, String field) {
        assertThatThrownBy(() -> exchange.calls.originate(from, to))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.kind()).isEqualTo(kind);
                    assertThat(e.problems().get(0).field()).isEqualTo(field);
                    assertThat(e.problems().get(0).text().zh()).isNotEmpty();
                });
    }

    @Test
    public void whoIsAnsweredAlreadyHearsWhyItGoesNoFurther() {
        FakeLeg own = exchange.phones.phone("100");
        FakeLeg other = exchange.phones.phone("101");
        exchange.calls.originate("100", "101");
        own.answers();
        other.hangsUp(Cause.USER_BUSY);
        assertThat(own.media().playing()).isEqualTo("tone 450/350,0/350");
        assertThat(own.ended()).isFalse();
        exchange.time.advance(Duration.ofSeconds(4));
        assertThat(own.ended()).isTrue();
        assertThat(exchange.onlyRecord().cause()).isEqualTo(Cause.USER_BUSY);
    }

    @Test
    public void theToneOfARefusalEndsWithTheCaller() {
        FakeLeg own = exchange.phones.phone("100");
        exchange.calls.originate("100", "999");
        own.answers();
        assertThat(own.media().playing()).startsWith("tone 450/100");
        own.hangsUp();
        assertThat(own.media().playing()).isEmpty();
        assertThat(exchange.onlyRecord().hungUpBy()).isEqualTo("caller");
    }
}
