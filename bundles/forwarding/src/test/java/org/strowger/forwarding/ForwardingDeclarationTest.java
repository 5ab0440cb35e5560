package org.strowger.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.NumberRange;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.FakeMediaService;
import org.strowger.testkit.Labels;

public class ForwardingDeclarationTest {
    private final FakeConfig config = new FakeConfig();
    private final FakeMediaService media = new FakeMediaService();
    private final ForwardingDeclaration declaration = new ForwardingDeclaration(media);

    @Before
    public void numbers() {
        config.put("user", new NumberRange("user", "100", "899"));
        for (String number : List.of("101", "102", "103", "104")) {
            config.own(number, new ItemRef("extension", number));
        }
        media.addPrompt("forwarding-notice");
    }

    private List<String> alone(Object... fields) {
        return declaration.validate(Forwardings.of("101", fields), config.snapshot()).stream()
                .map(problem -> problem.code() + " " + problem.field())
                .toList();
    }

    private List<String> changing(Forwarding... items) {
        ConfigSnapshot before = config.snapshot();
        for (Forwarding item : items) {
            config.put(item.extension(), item);
        }
        return declaration.validateAll(before, config.snapshot()).stream()
                .map(problem -> problem.code() + " " + problem.field())
                .toList();
    }

    @Test
    public void everyTextIsThereInBothLanguages() {
        assertThat(Labels.missing(Forwarding.class)).isEmpty();
    }

    @Test
    public void whatIsSwitchedOnNeedsATarget() {
        assertThat(alone()).isEmpty();
        assertThat(alone("dnd", true)).isEmpty();
        assertThat(alone("alwaysEnabled", true, "alwaysTarget", "102")).isEmpty();
        for (ForwardKind kind : ForwardKind.values()) {
            assertThat(alone(kind.enabledField(), true)).containsExactly("forwarding.target " + kind.targetField());
        }
    }

    @Test
    public void nobodyForwardsToHimself() {
        for (ForwardKind kind : ForwardKind.values()) {
            assertThat(alone(kind.targetField(), "101")).containsExactly("forwarding.own-number " + kind.targetField());
        }
    }

    @Test
    public void aNumberOfOursMustBeSomebodys() {
        assertThat(changing(Forwardings.of("101", "busyTarget", "555", "noAnswerTarget", "102")))
                .containsExactly("forwarding.nobody 101/busyTarget");
        assertThat(changing(Forwardings.of("101", "busyTarget", "055", "noAnswerTarget", "+498912345")))
                .as("outside numbers")
                .isEmpty();
    }

    @Test
    public void whatWasThereBeforeIsNotInTheWay() {
        config.put("101", Forwardings.of("101", "busyTarget", "555", "busyNotice", true, "busyPrompt", "gone"));
        assertThat(changing(Forwardings.of(
                        "101", "busyTarget", "555", "busyNotice", true, "busyPrompt", "gone", "dnd", true)))
                .isEmpty();
        assertThat(changing(Forwardings.always("102", "101"))).isEmpty();
    }

    @Test
    public void allCallsCannotGoInCircles() {
        assertThat(changing(Forwardings.always("101", "102"))).isEmpty();
        assertThat(changing(Forwardings.always("102", "103"))).isEmpty();
        assertThat(changing(Forwardings.always("103", "101"))).containsExactly("forwarding.loop 103/alwaysTarget");
        assertThat(changing(Forwardings.always("104", "101")))
                .as("leads into circles, is no part of them")
                .isEmpty();
        assertThat(changing(Forwardings.of("103", "alwaysTarget", "101")))
                .as("off")
                .isEmpty();
        assertThat(changing(Forwardings.of("103", "busyEnabled", true, "busyTarget", "101")))
                .as("may well be answered")
                .isEmpty();
    }

    @Test
    public void anAnnouncementMustBeThere() {
        assertThat(changing(Forwardings.of("101", "busyNotice", true))).isEmpty();
        assertThat(changing(Forwardings.of("101", "busyNotice", true, "busyPrompt", "gone")))
                .containsExactly("forwarding.prompt 101/busyPrompt");
        assertThat(changing(Forwardings.of("101", "busyPrompt", "gone")))
                .as("off")
                .isEmpty();
    }
}
