package org.strowger.attendant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.testkit.FakeDestinations.to;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.testkit.FakeCallSession;
import org.strowger.testkit.FakeMediaService;

/** The menu without direct dialling: what is played, which key leads where. */
public class MenuTest {
    private static final String GREETING = Menu.HEARD + " en";

    private final Menu menu = new Menu();

    @Test
    public void answersAndPlays() {
        FakeCallSession caller = menu.run(menu.caller());
        assertThat(caller.answered()).isTrue();
        assertThat(caller.heard().get(0)).isEqualTo(GREETING);
    }

    @Test
    public void everyKeyLeadsWhereItIsSetTo() {
        for (char key : "0123456789*#".toCharArray()) {
            String field = "key" + (key == '*' ? "Star" : key == '#' ? "Hash" : key);
            FakeCallSession caller =
                    new Menu().with(field, "extension:1" + (int) key).pressing("" + key);
            assertThat(caller.destination()).as(field).contains(to("extension:1" + (int) key));
            assertThat(caller.notes()).containsExactly("attendant: 0600: key " + key + ", extension:1" + (int) key);
        }
    }

    @Test
    public void aKeyCutsTheMenuShort() {
        menu.media.addPrompt("long");
        FakeCallSession caller = menu.with("key1", "extension:101").caller().lasts("menu", Duration.ofMinutes(1));
        menu.run(caller.after(Duration.ofMillis(700)).presses("1"));
        assertThat(caller.elapsed()).isEqualTo(Duration.ofMillis(700));
        assertThat(caller.heard()).containsExactly(GREETING);
    }

    @Test
    public void aKeyPressedBeforehandIsTakenAtOnce() {
        FakeCallSession caller = menu.with("key1", "extension:101").caller();
        caller.presses("1").run(session -> session.play(menu.media.prompt("menu", Locale.ENGLISH)));
        caller.run(menu.script());
        assertThat(caller.destination()).contains(to("extension:101"));
        assertThat(caller.heard()).containsExactly("prompt menu en");
    }

    @Test
    public void aKeyMayBePressedInThePauseAfterTheMenu() {
        FakeCallSession caller = menu.with("key2", "extension:102").caller().lasts("menu", Duration.ofSeconds(10));
        menu.run(caller.after(Duration.ofMillis(12_900)).presses("2"));
        assertThat(caller.destination()).contains(to("extension:102"));
        assertThat(caller.heard()).containsExactly(GREETING);
    }

    @Test
    public void isPlayedAsOftenAsSetThenGoodbye() {
        FakeCallSession caller = menu.run(menu.caller());
        assertThat(caller.heard()).containsExactly(GREETING, GREETING, GREETING, "prompt goodbye en");
        assertThat(caller.hungUpWith()).contains(Cause.NORMAL_CLEARING);
        // Three times the menu of 2 s and a pause of 3 s, then goodbye of 2 s.
        assertThat(caller.elapsed()).isEqualTo(Duration.ofSeconds(17));
        assertThat(caller.notes()).containsExactly("attendant: 0600: no input, hang up");
    }

    @Test
    public void playCountCounts() {
        for (int count : new int[] {1, 10}) {
            FakeCallSession caller = new Menu()
                    .with("playCount", count, "noInput", "extension:100")
                    .pressing("");
            assertThat(caller.heard()).isEqualTo(Collections.nCopies(count, GREETING));
            assertThat(caller.destination()).contains(to("extension:100"));
        }
    }

    @Test
    public void thePauseIsTheTimeBetweenKeys() {
        FakeCallSession caller = menu.with(
                        "playCount", 1, "interDigitTimeout", Duration.ofSeconds(9), "noInput", "busy")
                .pressing("");
        assertThat(caller.elapsed()).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    public void noInputLeadsWhereItIsSetTo() {
        FakeCallSession caller = menu.with("noInput", "extension:100").run(menu.caller());
        assertThat(caller.destination()).contains(to("extension:100"));
        assertThat(caller.notes()).containsExactly("attendant: 0600: no input, extension:100");
    }

    @Test
    public void aWrongKeyIsSaidToBeSoAndTheMenuComesAgain() {
        FakeCallSession caller = menu.with("key1", "extension:101").caller();
        menu.run(caller.hearing("menu").presses("7").hearing("menu").presses("1"));
        assertThat(caller.heard()).containsExactly(GREETING, "prompt invalid en", GREETING);
        assertThat(caller.destination()).contains(to("extension:101"));
        assertThat(caller.notes())
                .containsExactly("attendant: 0600: invalid 7", "attendant: 0600: key 1, extension:101");
    }

    @Test
    public void aKeyDuringTheWordsForAWrongOneIsANewChoice() {
        FakeCallSession caller = menu.with("key1", "extension:101").caller();
        menu.run(caller.hearing("menu").presses("7").hearing("invalid").presses("1"));
        assertThat(caller.heard()).containsExactly(GREETING, "prompt invalid en");
        assertThat(caller.destination()).contains(to("extension:101"));
    }

    @Test
    public void wrongAsOftenAsThePlayCountLeadsToInvalid() {
        FakeCallSession caller = menu.with("invalid", "extension:100", "noInput", "extension:199")
                .pressing("7**");
        assertThat(caller.heard())
                .containsExactly(GREETING, "prompt invalid en", "prompt invalid en", "prompt invalid en");
        assertThat(caller.destination()).contains(to("extension:100"));
        assertThat(caller.notes()).last().isEqualTo("attendant: 0600: invalid, extension:100");
    }

    @Test
    public void whereInvalidIsBlankTheCallerHearsGoodbye() {
        FakeCallSession caller = menu.with("playCount", 1).pressing("#");
        assertThat(caller.heard()).containsExactly(GREETING, "prompt invalid en", "prompt goodbye en");
        assertThat(caller.hungUpWith()).contains(Cause.NORMAL_CLEARING);
        assertThat(caller.destination()).isEmpty();
    }

    @Test
    public void theLastPlayingDecidesBetweenNoInputAndInvalid() {
        Menu two = menu.with("playCount", 2, "invalid", "extension:100", "noInput", "extension:199");
        assertThat(two.pressing("7").destination()).contains(to("extension:199"));
        FakeCallSession late = two.caller().after(Duration.ofSeconds(6)).presses("7");
        assertThat(two.run(late).destination()).contains(to("extension:100"));
    }

    @Test
    public void keysOfMilitaryPhonesAreWrong() {
        assertThat(menu.with("playCount", 1).pressing("A").notes().get(0)).isEqualTo("attendant: 0600: invalid A");
    }

    @Test
    public void withoutDirectDialANumberIsTakenByItsFirstKey() {
        FakeCallSession caller =
                menu.withExtensions("101").with("key1", "extension:150").pressing("101");
        assertThat(caller.destination()).contains(to("extension:150"));
    }

    @Test
    public void severalPromptsComeOneAfterAnother() {
        menu.media.addPrompt("second");
        FakeCallSession caller = menu.with("prompts", List.of("menu", "second")).run(menu.caller());
        assertThat(caller.heard().get(0)).isEqualTo(GREETING + ", prompt second en");
    }

    @Test
    public void withoutPromptsTheShippedGreetingIsPlayed() {
        menu.with("prompts", List.of());
        assertThat(menu.run(menu.caller()).heard().get(0)).isEqualTo("tone !0/300, prompt attendant-choose en");
        menu.with("directDial", true);
        assertThat(menu.run(menu.caller()).heard().get(0)).isEqualTo("tone !0/300, prompt attendant-dial en");
    }

    @Test
    public void aPromptThatIsGoneIsLeftOutAndNoted() {
        menu.with("prompts", List.of("gone", "menu"), "noInput", "busy");
        assertThat(menu.pressing("").heard().get(0)).isEqualTo(GREETING);
        assertThat(menu.pressing("").notes().get(0)).isEqualTo("attendant: 0600: prompt gone is missing");
        menu.with("prompts", List.of("gone"));
        assertThat(menu.pressing("").heard().get(0)).isEqualTo("tone !0/300, prompt attendant-choose en");
    }

    @Test
    public void withoutAnyPromptThereIsABeep() {
        Menu silent = new Menu(new FakeMediaService()).with("playCount", 1);
        assertThat(silent.run(silent.caller().presses("1")).heard())
                .containsExactly("tone !0/300, beep 600", "beep 600", "beep 600");
    }

    @Test
    public void theLanguageIsTheCallersUnlessTheAttendantHasOne() {
        FakeCallSession own = menu.with("playCount", 1).caller().speaks(Locale.CHINESE);
        menu.run(own);
        assertThat(own.heard()).containsExactly(Menu.HEARD + " zh", "prompt goodbye zh");
        FakeCallSession other =
                menu.with("language", Attendant.Language.EN).caller().speaks(Locale.CHINESE);
        menu.run(other);
        assertThat(other.heard()).containsExactly(GREETING, "prompt goodbye en");
        assertThat(other.language()).as("from here on").isEqualTo(Locale.ENGLISH);
    }

    @Test
    public void keysGoThroughNestedMenus() {
        Menu second = new Menu().with("number", "0601", "language", Attendant.Language.ZH, "key2", "extension:102");
        FakeCallSession caller = menu.with("key1", "attendant:0601").pressing("12");
        assertThat(caller.destination()).contains(to("attendant:0601"));
        second.run(caller);
        assertThat(caller.destination()).contains(to("extension:102"));
        assertThat(caller.heard()).containsExactly(GREETING, Menu.HEARD + " zh");
        assertThat(caller.notes())
                .containsExactly("attendant: 0600: key 1, attendant:0601", "attendant: 0601: key 2, extension:102");
    }

    @Test
    public void whoHangsUpIsGone() {
        FakeCallSession caller = menu.caller().after(Duration.ofSeconds(6)).hangsUp();
        menu.run(caller);
        assertThat(caller.callerHungUp()).isTrue();
        assertThat(caller.notes()).isEmpty();
    }

    @Test
    public void theFallbackIsTheAttendantsOrTheSystems() {
        assertThat(menu.with("fallback", "extension:100").script().fallback()).isEqualTo(to("extension:100"));
        assertThat(menu.with("fallback", "").script().fallback()).isEqualTo(to(""));
    }
}
