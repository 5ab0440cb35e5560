package org.strowger.monitor;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.call.CallQuality;
import org.strowger.api.core.Text;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.event.EventDeclaration;
import org.strowger.api.event.EventType;
import org.strowger.api.monitor.AlarmEvent;
import org.strowger.api.monitor.ExtensionStateChanged;
import org.strowger.api.monitor.MetricsSampled;

/** The events of monitoring, for those who choose among them. */
@Component
public final class MonitorEvents implements EventDeclaration {
    @Override
    public List<EventType> types() {
        return List.of(
                type("system.metrics", "Figures of the system, every five seconds", "系统指标，每五秒一次", MetricsSampled.class),
                type("alarm.raised", "An alarm is new or has changed", "告警产生或变化", AlarmEvent.Raised.class),
                type("alarm.cleared", "The cause of an alarm is gone", "告警已恢复", AlarmEvent.Cleared.class),
                type("extension.state", "The state of an extension changed", "分机状态变化", ExtensionStateChanged.class),
                type("call.quality", "How the sound of a call is", "通话质量", CallQuality.class));
    }

    private static EventType type(String name, String en, String zh, Class<? extends DomainEvent> event) {
        return new EventType(name, Text.of(en, zh), event);
    }
}
