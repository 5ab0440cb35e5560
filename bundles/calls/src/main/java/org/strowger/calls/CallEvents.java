package org.strowger.calls;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.call.CallEvent;
import org.strowger.api.call.NumberStateChanged;
import org.strowger.api.core.Text;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.event.EventDeclaration;
import org.strowger.api.event.EventType;

/** The events of calls, for those who choose among them. */
@Component
public final class CallEvents implements EventDeclaration {
    @Override
    public List<EventType> types() {
        return List.of(
                type("call.started", "A call was begun", "呼叫开始", CallEvent.Started.class),
                type("call.ringing", "A device rings", "设备振铃", CallEvent.Ringing.class),
                type("call.answered", "Somebody answered", "呼叫已应答", CallEvent.Answered.class),
                type("call.held", "A party put the other on hold", "一方保持通话", CallEvent.Held.class),
                type("call.resumed", "A party took the other back from hold", "一方恢复通话", CallEvent.Held.class),
                type("call.transferred", "A party went to another call", "通话已转接", CallEvent.Transferred.class),
                type("call.transfer-failed", "A transfer came to nothing", "转接失败", CallEvent.TransferFailed.class),
                type("call.ended", "A call is over", "呼叫结束", CallEvent.Ended.class),
                type("number.state", "The state of a number changed", "号码状态变化", NumberStateChanged.class));
    }

    private static EventType type(String name, String en, String zh, Class<? extends DomainEvent> event) {
        return new EventType(name, Text.of(en, zh), event);
    }
}
