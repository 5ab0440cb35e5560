package org.strowger.config;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.config.ConfigCommitted;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventDeclaration;
import org.strowger.api.event.EventType;

@Component
public final class ConfigEvents implements EventDeclaration {
    @Override
    public List<EventType> types() {
        return List.of(
                new EventType("config.committed", Text.of("Settings were changed", "配置已更改"), ConfigCommitted.class));
    }
}
