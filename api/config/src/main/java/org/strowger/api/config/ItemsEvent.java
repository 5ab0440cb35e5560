package org.strowger.api.config;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.strowger.api.event.DomainEvent;

/** An event about items; whoever may not read a type is not told of its items. */
@ProviderType
public interface ItemsEvent extends DomainEvent {
    List<ItemRef> items();

    /** The same about some of its items. */
    ItemsEvent only(List<ItemRef> some);
}
