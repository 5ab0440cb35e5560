package org.strowger.api.plugin;

import java.util.Objects;
import org.strowger.api.core.Text;

/**
 * One thing that a bundle adds to the system, such as a feature code or a type of configuration.
 *
 * @param kind of contribution, lower case with hyphens, such as {@code feature-code}, {@code config-type}
 * @param id unique within its kind, such as {@code park}
 * @param label for people
 * @param detail what else one wants to know, such as the code that is dialled; empty when nothing
 * @param bundleId number of the contributing bundle in the framework
 * @param active false while it is drained, and new calls do not reach it
 */
public record Contribution(String kind, String id, Text label, String detail, long bundleId, boolean active) {
    public Contribution {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(detail, "detail");
    }
}
