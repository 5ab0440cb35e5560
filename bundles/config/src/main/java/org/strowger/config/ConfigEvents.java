package org.strowger.config;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.config.ConfigClosed;
import org.strowger.api.config.ConfigCommitted;
import org.strowger.api.config.ConfigConfirmed;
import org.strowger.api.config.ConfigReverted;
import org.strowger.api.config.ConfigStaged;
import org.strowger.api.config.ConfigUnconfirmed;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventDeclaration;
import org.strowger.api.event.EventType;

@Component
public final class ConfigEvents implements EventDeclaration {
    @Override
    public List<EventType> types() {
        return List.of(
                new EventType("config.committed", Text.of("Settings were changed", "配置已更改"), ConfigCommitted.class),
                new EventType("config.staged", Text.of("Somebody prepares a change", "有人正在准备更改"), ConfigStaged.class),
                new EventType(
                        "config.closed",
                        Text.of("A prepared change was committed or discarded", "准备中的更改已提交或放弃"),
                        ConfigClosed.class),
                new EventType(
                        "config.unconfirmed",
                        Text.of("A change waits to be confirmed", "更改等待确认"),
                        ConfigUnconfirmed.class),
                new EventType("config.confirmed", Text.of("A change was confirmed", "更改已确认"), ConfigConfirmed.class),
                new EventType(
                        "config.reverted",
                        Text.of("A change was not confirmed and is taken back", "更改未确认，已撤销"),
                        ConfigReverted.class));
    }
}
