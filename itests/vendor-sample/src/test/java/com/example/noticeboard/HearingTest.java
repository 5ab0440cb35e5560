package com.example.noticeboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.testkit.FakeCallSession;
import org.strowger.testkit.FakeDestinations;

public class HearingTest {
    private final Rig rig = new Rig();

    private FakeCallSession dial(String number) {
        return FakeCallSession.from("101").run(Rig.script(rig.numbers.resolve(number).orElseThrow()));
    }

    @Test
    public void aNoticeIsPlayedAsOftenAsSetThenTheCallEnds() {
        rig.notice("0801", "prompts", List.of("fire-drill", "holiday"), "times", 2);
        FakeCallSession caller = dial("0801");
        assertThat(caller.answered()).isTrue();
        assertThat(caller.heard())
                .containsExactly(
                        "prompt fire-drill en, prompt holiday en", "prompt fire-drill en, prompt holiday en");
        assertThat(caller.hungUpWith()).contains(Cause.NORMAL_CLEARING);
        assertThat(caller.notes()).containsExactly("notice: 0801");
    }

    @Test
    public void theCallerGoesOnWhereTheNoticeSays() {
        rig.notice("0801", "afterwards", "extension:102");
        FakeCallSession caller = dial("0801");
        assertThat(caller.heard()).containsExactly("prompt notice-none en");
        assertThat(caller.destination()).contains(FakeDestinations.to("extension:102"));
    }

    @Test
    public void whoHangsUpHearsNoMore() {
        rig.notice("0801", "times", 100);
        FakeCallSession caller = FakeCallSession.from("101").after(Duration.ofSeconds(5)).hangsUp();
        caller.run(Rig.script(rig.numbers.resolve("0801").orElseThrow()));
        assertThat(caller.callerHungUp()).isTrue();
        assertThat(caller.heard()).hasSize(3);
    }

    @Test
    public void theCodePlaysWhatIsCurrentInTheCallersLanguage() {
        rig.notice("0802", "prompts", List.of("holiday"));
        rig.notice("0801", "prompts", List.of("fire-drill"));
        rig.notice("0803", "current", false);
        FakeCallSession caller = FakeCallSession.from("101").speaks(Locale.CHINESE);
        caller.run(Rig.script(rig.code.destination("")));
        assertThat(caller.heard())
                .containsExactly(
                        "prompt notice-next zh",
                        "prompt fire-drill zh",
                        "prompt notice-next zh",
                        "prompt holiday zh");
    }

    @Test
    public void theCodeSaysWhenThereIsNothing() {
        FakeCallSession caller = FakeCallSession.from("101").run(Rig.script(rig.code.destination("")));
        assertThat(caller.heard()).containsExactly("prompt notice-none en");
    }

    @Test
    public void everyHearingIsCountedAndTold() {
        rig.notice("0801");
        dial("0801");
        dial("0801");
        rig.notice("0802");
        assertThat(Heard.all(rig.config.snapshot(), rig.hearings))
                .containsExactly(new Heard("0801", "Notice 0801", 2), new Heard("0802", "Notice 0802", 0));
        assertThat(rig.events.events(NoticeHeard.class))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.caller().extension()).isEqualTo("101"));
    }
}
