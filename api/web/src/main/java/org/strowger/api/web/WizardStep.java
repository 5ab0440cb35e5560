package org.strowger.api.web;

import java.util.Objects;
import org.strowger.api.core.Text;

/**
 * A step of the wizard that leads through the first settings.
 *
 * @param id unique, lower case with hyphens, such as {@code extensions}; what was done with it is remembered under this name
 * @param order place among the steps, ascending; those that ship have 100, 200 … and the last one 900
 * @param help what the step is for, in a sentence or two
 * @param target by kind: a type of configuration (its form, or for a type with many items adding them), a step that the user
 *     interface has built in, or the path on this server of the JavaScript module that draws it
 */
public record WizardStep(String id, int order, Text label, Text help, Kind kind, String target) {
    public WizardStep {
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("no id of a step: " + id);
        }
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(help, "help");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(target, "target");
    }

    /** Who draws a step. */
    public enum Kind {
        TYPE,
        BUILTIN,
        MODULE
    }
}
