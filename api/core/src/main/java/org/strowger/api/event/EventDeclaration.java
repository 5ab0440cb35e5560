package org.strowger.api.event;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service with which a bundle says which events it publishes, so that others can choose among them. */
@ConsumerType
public interface EventDeclaration {
    /** Always the same ones. */
    List<EventType> types();
}
