package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.call.DialRequest;
import org.strowger.api.call.Diversion;
import org.strowger.calls.settings.CallSettings.Redirection;
import org.strowger.testkit.FakeLeg;

/** Phones that send their calls elsewhere. */
public class RedirectTest {
    @Rule
    public final Exchange exchange = new Exchange();

    @Before
    public void numbers() {
        exchange.numbers.clear();
        for (String number : new String[] {"101", "102", "103"}) {
            exchange.number(number, call -> call.dial(number, null, call::reject));
        }
    }

    private static Map<String, Object> redirects(Redirection mode) {
        return Map.of("redirects", mode);
    }

    @Test
    public void theCallFollowsAndTheOtherDevicesStop() {
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg mobile = exchange.phones.phone("101");
        FakeLeg target = exchange.phones.phone("102");
        FakeLeg caller = exchange.call("101");
        mobile.rings();
        phone.redirectsTo("102");
        assertThat(mobile.asked()).contains("hangup ANSWERED_ELSEWHERE");
        target.rings();
        target.answers();
        assertThat(exchange.joined(caller, target)).isTrue();
        DialRequest request = exchange.phones.requests().get(1);
        assertThat(request.diversions()).extracting(d -> d.by().number()).containsExactly("101");
        assertThat(request.style()).isEqualTo(Diversion.Style.DIVERSION);
        caller.hangsUp();
        assertThat(exchange.onlyRecord().result()).isEqualTo(CallRecord.Result.ANSWERED);
    }

    @Test
    public void onlyNumbersOfOursAreFollowed() {
        FakeCode code = new FakeCode("dnd", "*78", false);
        exchange.codes.add(code);
        for (String number : new String[] {"0900123456", "*78", "101"}) {
            FakeLeg phone = exchange.phones.phone("101");
            FakeLeg caller = exchange.call("101");
            phone.redirectsTo(number);
            assertThat(caller.asked()).contains("hangup CALL_REJECTED");
        }
        assertThat(code.lastArgument()).as("no code was dialled").isNull();
    }

    @Test
    public void phonesThatSendCallsToEachOtherAreStopped() {
        FakeLeg first = exchange.phones.phone("101");
        FakeLeg second = exchange.phones.phone("102");
        FakeLeg caller = exchange.call("101");
        first.redirectsTo("102");
        exchange.phones.phone("101");
        second.redirectsTo("101");
        assertThat(caller.asked()).contains("hangup CALL_REJECTED");
        assertThat(exchange.phones.requests()).hasSize(2);
    }

    @Test
    public void aChainOfPhonesComesToAnEnd() {
        for (int i = 101; i <= 108; i++) {
            String number = "" + i;
            exchange.number(number, call -> call.dial(number, null, call::reject));
        }
        FakeLeg ringing = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        for (int i = 102; !caller.ended(); i++) {
            FakeLeg last = ringing;
            ringing = exchange.phones.phone("" + i);
            last.redirectsTo("" + i);
        }
        assertThat(caller.asked()).contains("hangup CALL_REJECTED");
        assertThat(exchange.phones.requests()).hasSize(6);
    }

    @Test
    public void theCallersPhoneIsToldWhenSoSet() {
        exchange.settings(redirects(Redirection.PASS));
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        phone.redirectsTo("102");
        assertThat(caller.asked()).contains("redirect 102");
        assertThat(exchange.onlyRecord().cause()).isEqualTo(Cause.NUMBER_CHANGED);
    }

    @Test
    public void orItCountsAsRefused() {
        exchange.settings(redirects(Redirection.REFUSE));
        FakeLeg phone = exchange.phones.phone("101");
        FakeLeg other = exchange.phones.phone("101");
        FakeLeg caller = exchange.call("101");
        phone.redirectsTo("102");
        other.answers();
        assertThat(exchange.joined(caller, other)).isTrue();
        caller.hangsUp();
    }
}
