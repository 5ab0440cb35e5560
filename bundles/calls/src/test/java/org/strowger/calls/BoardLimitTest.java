package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.board.Capacity;
import org.strowger.api.core.ProblemException;
import org.strowger.testkit.FakeLeg;

/** The board limits how many calls there are; the limit given at the start, five here, counts as well. */
public class BoardLimitTest {
    @Rule
    public final Exchange exchange = new Exchange();

    /** Rings a phone of 101 that is free. */
    private FakeLeg call(String from) {
        exchange.phones.phone("101");
        return exchange.call(FakeLeg.from(from), "101");
    }

    private void board(int calls) {
        exchange.calls.capacity = new Capacity() {
            @Override
            public int maxExtensions() {
                return 1;
            }

            @Override
            public int maxCalls() {
                return calls;
            }

            @Override
            public String model() {
                return "T100";
            }
        };
    }

    @Test
    public void callsBeyondTheBoardsLimitAreRefusedUntilOneEnds() {
        board(2);
        FakeLeg first = call("100");
        call("102");
        FakeLeg third = call("103");
        assertThat(third.asked()).contains("hangup CONGESTION");
        first.hangsUp();
        assertThat(call("104").asked()).doesNotContain("hangup CONGESTION");
    }

    @Test
    public void callsOnOrderAreRefusedNamingTheBoardAndItsLimit() {
        board(1);
        call("100");
        assertThatThrownBy(() -> exchange.calls.originate("102", "101"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ProblemException.Kind.UNAVAILABLE);
                    assertThat(e.problems().get(0).code()).isEqualTo("calls.limit");
                    assertThat(e.problems().get(0).text().en()).contains("1 at a time", "T100");
                    assertThat(e.problems().get(0).text().zh()).contains("T100");
                });
    }

    @Test
    public void theLimitGivenAtTheStartStays() {
        board(1000);
        for (int caller = 102; caller < 107; caller++) {
            call("" + caller);
        }
        assertThat(call("107").asked()).contains("hangup CONGESTION");
        assertThatThrownBy(() -> exchange.calls.originate("100", "101"))
                .hasMessageContaining("5 at a time is the limit of etc/org.strowger.calls.cfg");
    }
}
