package org.strowger.attendant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.strowger.api.call.Party;
import org.strowger.testkit.FakeCallControl;
import org.strowger.testkit.FakeCallSession;
import org.strowger.testkit.FakeDestinations;

public class AttendantNumbersTest {
    private final Menu menu = new Menu();
    private final AttendantNumbers numbers = new AttendantNumbers(menu.config, new FakeDestinations(), menu.media);

    @Test
    public void anAttendantIsANumberAndADestination() {
        assertThat(numbers.resolve("0600")).isEmpty();
        menu.config.put("0600", menu.attendant());
        assertThat(numbers.resolve("0600")).isPresent();
        FakeCallControl call = new FakeCallControl(Party.extension("101", ""));
        numbers.resolve("0600").orElseThrow().enter(call);
        FakeCallSession caller = menu.caller().hearing("menu").presses("1");
        caller.run(call.script().orElseThrow());
        assertThat(caller.notes()).first().isEqualTo("attendant: 0600: invalid 1");
        assertThat(numbers.kind()).isEqualTo("attendant");
        assertThat(numbers.targetType()).isEqualTo("attendant");
    }
}
