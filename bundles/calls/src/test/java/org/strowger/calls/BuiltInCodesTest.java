package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.calls.Until.until;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.calls.features.EchoCode;
import org.strowger.calls.features.OwnNumberCode;
import org.strowger.calls.features.ToneCode;
import org.strowger.testkit.FakeLeg;

public class BuiltInCodesTest {
    @Rule
    public final Exchange exchange = new Exchange();

    @Before
    public void codes() {
        exchange.codes.add(new EchoCode(exchange.media));
        exchange.codes.add(new ToneCode(exchange.media));
        exchange.codes.add(new OwnNumberCode(exchange.media));
    }

    @Test
    public void echoSendsTheCallersSoundBackUntilHash() {
        FakeLeg caller = exchange.call("*43");
        until(() -> caller.media().playing().equals("beep 800"));
        caller.media().playedToTheEnd();
        until(() -> caller.media().echoing());
        caller.media().presses('#');
        until(caller::ended);
        assertThat(caller.media().echoing()).isFalse();
    }

    @Test
    public void toneTestPlaysATone() {
        FakeLeg caller = exchange.call("*44");
        until(() -> caller.media().playing().equals("beep 1004"));
        caller.hangsUp();
        assertThat(caller.media().playing()).isEmpty();
    }

    @Test
    public void ownNumberIsCountedOutWhereNoPromptsAre() {
        FakeLeg caller = exchange.call(FakeLeg.from("102"), "**13");
        String number = numberPlayed(caller);
        assertThat(number.split("beep 600", -1)).hasSize(1 + 10 + 2 + 1);
        assertThat(caller.asked()).contains("hangup NORMAL_CLEARING");
    }

    @Test
    public void ownNumberIsSpokenWherePromptsAre() {
        for (String digit : new String[] {"0", "1", "2"}) {
            exchange.media.addPrompt("digit-" + digit);
        }
        FakeLeg caller = exchange.call(FakeLeg.from("102"), "**13");
        assertThat(numberPlayed(caller)).containsSubsequence("digit-1 en", "digit-0 en", "digit-2 en");
    }

    /** Lets silence, number and silence be played, and returns the number. */
    private static String numberPlayed(FakeLeg caller) {
        for (int i = 1; i <= 3; i++) {
            int count = i;
            until(() -> caller.media().played().size() == count
                    && !caller.media().playing().isEmpty());
            caller.media().playedToTheEnd();
        }
        until(caller::ended);
        return caller.media().played().get(1);
    }
}
