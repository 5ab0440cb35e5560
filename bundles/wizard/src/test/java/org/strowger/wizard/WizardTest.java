package org.strowger.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.web.Wizard.Progress;
import org.strowger.api.web.Wizard.State;
import org.strowger.api.web.WizardChanged;
import org.strowger.api.web.WizardContribution;
import org.strowger.api.web.WizardStep;
import org.strowger.api.web.WizardStep.Kind;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

public class WizardTest {
    private final DerbyStore store = new DerbyStore();
    private final RecordingEventBus events = new RecordingEventBus();
    private WizardComponent wizard;

    @Before
    public void start() {
        wizard = new WizardComponent(store, events, new ManualScheduler());
        wizard.add(new ShippedSteps(), Map.of("service.bundleid", 7L));
    }

    private static WizardStep step(String id, int order) {
        return new WizardStep(id, order, Text.of("Step", "步骤"), Text.of("Help", "帮助"), Kind.TYPE, id);
    }

    private List<String> ids() {
        return wizard.view().steps().stream().map(p -> p.step().id()).toList();
    }

    @Test
    public void stepsStandInTheirOrderWhoeverBringsThem() {
        WizardContribution phones = () -> List.of(step("extensions", 200));
        wizard.add(phones, Map.of("service.bundleid", 8L));
        assertThat(ids()).containsExactly("region", "extensions", "password", "done");
        assertThat(wizard.contributions()).extracting(Contribution::bundleId).containsExactly(7L, 7L, 7L, 8L);

        wizard.remove(phones);
        assertThat(ids()).containsExactly("region", "password", "done");
    }

    @Test
    public void oneGoesOnWhereOneLeftIt() {
        assertThat(wizard.view().current()).isEqualTo("region");
        assertThat(wizard.settle("region", State.DONE).current()).isEqualTo("password");
        wizard.settle("password", State.SKIPPED);

        start();
        assertThat(wizard.view().current()).isEqualTo("done");
        assertThat(wizard.view().finished()).isFalse();
        assertThat(wizard.view().steps())
                .extracting(Progress::state)
                .containsExactly(State.DONE, State.SKIPPED, State.OPEN);

        wizard.settle("done", State.DONE);
        assertThat(wizard.finish().finished()).isTrue();
        start();
        assertThat(wizard.view().finished()).isTrue();
        assertThat(wizard.view().current()).isEmpty();
    }

    @Test
    public void whatIsDoneWithAStepIsKeptWhileItIsAway() {
        WizardContribution phones = () -> List.of(step("extensions", 200));
        wizard.add(phones, Map.of("service.bundleid", 8L));
        wizard.settle("extensions", State.DONE);
        wizard.remove(phones);
        start();
        wizard.add(phones, Map.of("service.bundleid", 9L));
        assertThat(wizard.view().steps())
                .filteredOn(p -> p.step().id().equals("extensions"))
                .extracting(Progress::state)
                .containsExactly(State.DONE);
    }

    @Test
    public void itCanBeginAgain() {
        wizard.settle("region", State.DONE);
        wizard.finish();
        assertThat(wizard.restart().finished()).isFalse();
        start();
        assertThat(wizard.view().current()).isEqualTo("region");
    }

    @Test
    public void anUnknownStepIsRefused() {
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> wizard.settle("nowhere", State.DONE));
        assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.NOT_FOUND);
        start();
        assertThat(wizard.view().steps()).extracting(Progress::state).containsOnly(State.OPEN);
    }

    @Test
    public void ofTwoStepsOfOneNameTheFirstStands() {
        wizard.add(() -> List.of(step("region", 1), step("more", 2)), Map.of("service.bundleid", 8L));
        assertThat(ids()).containsExactly("more", "region", "password", "done");
    }

    @Test
    public void everyMoveIsTold() {
        wizard.settle("region", State.DONE);
        List<WizardChanged> told = events.events(WizardChanged.class);
        assertThat(told.get(told.size() - 1).current()).isEqualTo("password");
        assertThat(new WizardEvents().types()).extracting(t -> t.name()).containsExactly("wizard.changed");
    }
}
