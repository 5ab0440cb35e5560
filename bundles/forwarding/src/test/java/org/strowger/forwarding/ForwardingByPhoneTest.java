package org.strowger.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.strowger.api.call.CallScript;
import org.strowger.api.config.Author;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.NumberRange;
import org.strowger.testkit.FakeCallSession;
import org.strowger.testkit.FakeMediaService;

public class ForwardingByPhoneTest {
    private final FakeMediaService media = new FakeMediaService();
    private final ChangingConfig config = new ChangingConfig(new ForwardingDeclaration(media));
    private final ForwardingChanges changes = new ForwardingChanges(config);
    private final ForwardingByPhone phone = new ForwardingByPhone(changes, media);

    @Before
    public void numbersAndPrompts() {
        config.put("user", new NumberRange("user", "100", "899"));
        for (String number : List.of("101", "102", "103")) {
            config.own(number, new ItemRef("extension", number));
        }
        for (String name : List.of("on", "off", "forwarding-number", "not-found", "forwarding-bad-number")) {
            media.addPrompt(name);
        }
        for (String name : List.of("forwarding-own-number", "forwarding-loop", "forwarding-failed")) {
            media.addPrompt(name);
        }
        for (int digit = 0; digit < 10; digit++) {
            media.addPrompt("digit-" + digit);
        }
    }

    @After
    public void stop() {
        changes.stop();
    }

    private static List<String> run(CallScript script) {
        return caller().run(script).heard();
    }

    private static FakeCallSession caller() {
        return FakeCallSession.from("101").speaks(Locale.CHINESE);
    }

    private List<String> forward(String number) {
        return run(phone.forward(ForwardKind.ALWAYS, number, "on"));
    }

    private static List<String> refusal(String prompt) {
        return List.of("beep 300", "prompt " + prompt + " zh");
    }

    @Test
    public void aNumberIsSetAndSaid() {
        assertThat(forward("102"))
                .containsExactly("beep 800", "prompt on zh, prompt digit-1 zh, prompt digit-0 zh, prompt digit-2 zh");
        assertThat(config.of("101")).isEqualTo(Forwardings.always("101", "102"));
        assertThat(config.authors()).containsExactly(new Author("101", "phone", ""));
    }

    @Test
    public void theKeyThatEndedTheDiallingIsNoPartOfIt() {
        forward("102#");
        assertThat(config.of("101").alwaysTarget()).isEqualTo("102");
    }

    @Test
    public void twiceIsAsGoodAsOnce() {
        List<String> first = forward("102");
        assertThat(forward("102")).isEqualTo(first);
        assertThat(config.authors()).hasSize(1);
    }

    @Test
    public void otherSettingsStayAsTheyAre() {
        config.put("101", Forwardings.of("101", "busyTarget", "103", "dnd", true));
        forward("102");
        assertThat(config.of("101").busyTarget()).isEqualTo("103");
        assertThat(config.of("101").dnd()).isTrue();
    }

    @Test
    public void withoutANumberTheLastOneIsUsed() {
        config.put("101", Forwardings.of("101", "alwaysTarget", "103"));
        forward("");
        assertThat(config.of("101")).isEqualTo(Forwardings.always("101", "103"));
    }

    @Test
    public void withoutALastOneItIsAskedFor() {
        FakeCallSession caller = caller().hearing("forwarding-number").presses("103#");
        caller.run(phone.forward(ForwardKind.ALWAYS, "", "on"));
        assertThat(caller.heard()).startsWith("prompt forwarding-number zh", "beep 800");
        assertThat(caller.answered()).isTrue();
        assertThat(config.of("101").alwaysTarget()).isEqualTo("103");
    }

    @Test
    public void whoKeysNothingChangesNothing() {
        assertThat(forward("")).endsWith("beep 300", "prompt forwarding-bad-number zh");
        assertThat(config.of("101")).isNull();
    }

    @Test
    public void badNumbersAreRefusedWithTheReason() {
        config.put("103", Forwardings.always("103", "101"));
        assertThat(forward("101")).isEqualTo(refusal("forwarding-own-number"));
        assertThat(forward("555")).isEqualTo(refusal("not-found"));
        assertThat(forward("*43")).isEqualTo(refusal("forwarding-bad-number"));
        assertThat(forward("103")).isEqualTo(refusal("forwarding-loop"));
        assertThat(config.of("101")).isNull();
    }

    @Test
    public void switchingOffKeepsTheNumber() {
        config.put("101", Forwardings.always("101", "102"));
        assertThat(run(phone.stop(ForwardKind.ALWAYS, "off"))).containsExactly("beep 800", "prompt off zh");
        assertThat(config.of("101")).isEqualTo(Forwardings.of("101", "alwaysTarget", "102"));
    }

    @Test
    public void switchingOffWhatWasNeverOnLeavesNothing() {
        assertThat(run(phone.stop(ForwardKind.BUSY, "off"))).containsExactly("beep 800", "prompt off zh");
        assertThat(config.of("101")).isNull();
        assertThat(config.authors()).isEmpty();
    }

    @Test
    public void doNotDisturbGoesOnAndOff() {
        run(phone.dnd(true, "on"));
        assertThat(config.of("101")).isEqualTo(Forwardings.of("101", "dnd", true));
        run(phone.dnd(false, "off"));
        assertThat(config.of("101")).isEqualTo(Forwardings.of("101"));
    }

    @Test
    public void aChangeAtTheSameMomentIsNotInTheWay() {
        config.meanwhile(() -> config.put("101", Forwardings.of("101", "busyTarget", "103")));
        forward("102");
        assertThat(config.of("101").busyTarget()).isEqualTo("103");
        assertThat(config.of("101").alwaysTarget()).isEqualTo("102");
    }

    @Test
    public void beepsTellWherePromptsAreMissing() {
        ForwardingByPhone bare = new ForwardingByPhone(changes, new FakeMediaService());
        assertThat(run(bare.dnd(true, "on"))).containsExactly("beep 800");
        assertThat(run(bare.forward(ForwardKind.BUSY, "101", "on"))).containsExactly("beep 300");
    }

    @Test
    public void afterTheStopNothingIsChanged() {
        changes.stop();
        assertThat(run(phone.dnd(true, "on"))).isEqualTo(refusal("forwarding-failed"));
    }
}
