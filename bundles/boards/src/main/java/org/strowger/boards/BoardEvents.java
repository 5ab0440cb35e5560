package org.strowger.boards;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.board.BoardChanged;
import org.strowger.api.board.PortStateChanged;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventDeclaration;
import org.strowger.api.event.EventType;

/** The events of boards and ports, for those who choose among them. */
@Component
public final class BoardEvents implements EventDeclaration {
    @Override
    public List<EventType> types() {
        return List.of(
                new EventType(
                        "board.changed",
                        Text.of("Another board, or another state of it", "主板或其状态变化"),
                        BoardChanged.class),
                new EventType("port.state", Text.of("The state of a port changed", "端口状态变化"), PortStateChanged.class));
    }
}
