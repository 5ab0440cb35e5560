package org.strowger.api.web;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The wizard of the first run. What was done is remembered over restarts, also of steps whose bundle is absent. */
@ProviderType
public interface Wizard {
    View view();

    /** NOT_FOUND when there is no such step now. */
    View settle(String step, State state);

    /** Nobody is led through it any more. */
    View finish();

    /** From the beginning: all steps are open again. */
    View restart();

    /** What has become of a step. */
    enum State {
        OPEN,
        DONE,
        SKIPPED
    }

    /** A step and what has become of it. */
    record Progress(WizardStep step, State state) {}

    /**
     * How far it is.
     *
     * @param finished whether somebody has said so
     * @param current the first step that is open; empty when there is none
     * @param steps in their order
     */
    record View(boolean finished, String current, List<Progress> steps) {}
}
