package org.strowger.rest.fake;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.web.Wizard;
import org.strowger.api.web.WizardStep;

/** A wizard with one step. */
final class FakeWizard implements Wizard {
    private static final WizardStep STEP = new WizardStep(
            "region", 100, Text.of("Region", "区域"), Text.of("Help", "帮助"), WizardStep.Kind.TYPE, "region");

    private final Map<WizardStep.Kind, State> states = new EnumMap<>(WizardStep.Kind.class);
    private boolean finished;

    @Override
    public View view() {
        State state = states.getOrDefault(STEP.kind(), State.OPEN);
        return new View(finished, state == State.OPEN ? STEP.id() : "", List.of(new Progress(STEP, state)));
    }

    @Override
    public View settle(String step, State state) {
        if (!STEP.id().equals(step)) {
            throw new ProblemException(
                    ProblemException.Kind.NOT_FOUND, "step.unknown", "", Text.of("No such step.", "无此步骤。"));
        }
        states.put(STEP.kind(), state);
        return view();
    }

    @Override
    public View finish() {
        finished = true;
        return view();
    }

    @Override
    public View restart() {
        finished = false;
        states.clear();
        return view();
    }
}
