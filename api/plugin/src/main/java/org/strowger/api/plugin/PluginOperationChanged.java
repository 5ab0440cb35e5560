package org.strowger.api.plugin;

import java.time.Instant;
import java.util.Objects;
import org.strowger.api.event.DomainEvent;

/** An operation has come further. */
public record PluginOperationChanged(Instant at, PluginOperation operation) implements DomainEvent {
    public PluginOperationChanged {
        Objects.requireNonNull(operation, "operation");
    }

    @Override
    public String type() {
        return "plugin.operation";
    }
}
