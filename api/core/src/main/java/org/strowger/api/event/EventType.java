package org.strowger.api.event;

import java.util.Objects;
import org.strowger.api.core.Text;

/**
 * One type of event, as integrators are told of it.
 *
 * @param name what {@link DomainEvent#type} says
 * @param label what has happened, for people
 * @param event the record that is published; its components are the fields
 */
public record EventType(String name, Text label, Class<? extends DomainEvent> event) {
    public EventType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        if (!event.isRecord()) {
            throw new IllegalArgumentException(event.getName() + " is no record");
        }
    }
}
