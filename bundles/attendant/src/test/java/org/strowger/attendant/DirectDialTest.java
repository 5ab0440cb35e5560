package org.strowger.attendant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.testkit.FakeDestinations.to;

import java.time.Duration;
import org.junit.Test;
import org.strowger.api.call.Destination;
import org.strowger.testkit.FakeCallSession;

/** Numbers dialled in a menu, and keys that are the beginning of one. */
public class DirectDialTest {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Menu menu =
            new Menu().with("directDial", true, "playCount", 1).withExtensions("101", "102", "200");

    private static Destination number(String number) {
        return to("number " + number);
    }

    private void alsoQueue(String number) {
        menu.withQueue(number).with("dialPermission", Attendant.DialPermission.INTERNAL);
    }

    @Test
    public void aNumberIsReachedWithItsLastKey() {
        FakeCallSession caller = menu.pressing("101");
        assertThat(caller.destination()).contains(number("101"));
        assertThat(caller.elapsed()).as("two gaps between three keys").isEqualTo(Duration.ofMillis(400));
        assertThat(caller.notes()).containsExactly("attendant: 0600: dialled 101");
    }

    @Test
    public void aNumberThatAnotherBeginsWithWaitsForMore() {
        alsoQueue("2001");
        FakeCallSession caller = menu.pressing("200");
        assertThat(caller.destination()).contains(number("200"));
        assertThat(caller.elapsed()).isEqualTo(Duration.ofMillis(400).plus(PAUSE));
        assertThat(menu.pressing("2001").destination()).contains(number("2001"));
    }

    @Test
    public void hashEndsANumber() {
        alsoQueue("2001");
        FakeCallSession caller = menu.pressing("200#");
        assertThat(caller.destination()).contains(number("200"));
        assertThat(caller.elapsed()).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    public void hashAloneIsAKey() {
        menu.with("keyHash", "extension:102");
        assertThat(menu.pressing("#").destination()).contains(to("extension:102"));
        assertThat(menu.pressing("10#").notes().get(0)).as("not after digits").isEqualTo("attendant: 0600: invalid 10");
    }

    @Test
    public void aKeyThatNoNumberBeginsWithLeadsAtOnce() {
        FakeCallSession caller = menu.with("key3", "extension:102").pressing("3");
        assertThat(caller.destination()).contains(to("extension:102"));
        assertThat(caller.elapsed()).isZero();
    }

    @Test
    public void aKeyThatANumberBeginsWithLeadsAfterThePause() {
        FakeCallSession caller = menu.with("key1", "extension:200").pressing("1");
        assertThat(caller.destination()).contains(to("extension:200"));
        assertThat(caller.elapsed()).isEqualTo(PAUSE);
        assertThat(menu.pressing("101").destination()).contains(number("101"));
    }

    @Test
    public void hashEndsThePauseOfSuchAKey() {
        FakeCallSession caller = menu.with("key1", "extension:200").pressing("1#");
        assertThat(caller.destination()).contains(to("extension:200"));
        assertThat(caller.elapsed()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    public void anEntryIsWrongAsAWhole() {
        menu.with("key1", "extension:200", "keyStar", "extension:102");
        for (String wrong : new String[] {"15", "19", "1*", "10*", "9"}) {
            FakeCallSession caller = menu.pressing(wrong);
            assertThat(caller.destination()).as(wrong).isEmpty();
            assertThat(caller.notes().get(0)).isEqualTo("attendant: 0600: invalid " + wrong);
        }
    }

    @Test
    public void whatIsKeyedAfterAWrongBeginningIsDropped() {
        menu.with("playCount", 2, "key7", "extension:102", "noInput", "busy");
        FakeCallSession caller = menu.pressing("9777777");
        assertThat(caller.notes()).containsExactly("attendant: 0600: invalid 9", "attendant: 0600: no input, busy");
    }

    @Test
    public void aBrokenOffNumberIsWrong() {
        assertThat(menu.pressing("10").notes().get(0)).isEqualTo("attendant: 0600: invalid 10");
    }

    @Test
    public void aNumberThatNobodyAnswersToNowIsWrong() {
        FakeCallSession caller =
                FakeCallSession.fromOutside("1").hearing("menu").presses("101");
        menu.run(caller);
        assertThat(caller.notes().get(0)).isEqualTo("attendant: 0600: invalid 101");
    }

    @Test
    public void onlyExtensionsAreReachedUnlessMoreIsPermitted() {
        menu.withQueue("0300");
        assertThat(menu.pressing("0300").notes().get(0)).isEqualTo("attendant: 0600: invalid 0");
        menu.with("dialPermission", Attendant.DialPermission.INTERNAL);
        assertThat(menu.pressing("0300").destination()).contains(number("0300"));
        assertThat(menu.pressing("101").destination()).contains(number("101"));
    }

    @Test
    public void whatNoItemHasIsNeverReached() {
        menu.with("dialPermission", Attendant.DialPermission.INTERNAL);
        for (String wild : new String[] {"41", "*43", "**13", "#101", "9001", "*99", "150", "00112233"}) {
            FakeCallSession caller = menu.caller().number(wild, "parking", number(wild));
            menu.run(caller.hearing("menu").presses(wild));
            assertThat(caller.destination()).as(wild).isEmpty();
        }
    }

    @Test
    public void placesThatSettingsOwnAreNotReached() {
        menu.with("dialPermission", Attendant.DialPermission.INTERNAL).withPlace("43");
        FakeCallSession caller = menu.caller().number("43", "parking", number("43"));
        menu.run(caller.hearing("menu").presses("43"));
        assertThat(caller.destination()).isEmpty();
    }

    @Test
    public void anItemInTheRangeOfExtensionsAloneCountsAsOne() {
        menu.withQueue("850");
        assertThat(menu.pressing("850").destination()).contains(number("850"));
    }

    @Test
    public void theTimeBetweenKeysIsASetting() {
        menu.with("interDigitTimeout", Duration.ofSeconds(7), "key1", "extension:200");
        FakeCallSession slow = menu.caller().hearing("menu").presses("1").after(Duration.ofSeconds(6));
        menu.run(slow.presses("0").after(Duration.ofSeconds(6)).presses("1"));
        assertThat(slow.destination()).contains(number("101"));
        menu.with("interDigitTimeout", Duration.ofSeconds(5));
        FakeCallSession tooSlow = menu.caller().hearing("menu").presses("1").after(Duration.ofSeconds(6));
        menu.run(tooSlow.presses("0"));
        assertThat(tooSlow.destination()).contains(to("extension:200"));
    }
}
