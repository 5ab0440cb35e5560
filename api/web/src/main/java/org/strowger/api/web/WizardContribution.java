package org.strowger.api.web;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service: steps that a bundle adds to the wizard of the first run. They vanish with it. */
@ConsumerType
public interface WizardContribution {
    /** Always the same ones. Of two steps with one id the first stands. */
    List<WizardStep> steps();
}
