package com.example.noticeboard;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventDeclaration;
import org.strowger.api.event.EventType;

/** The events of this plug-in, for those who choose among them. */
@Component
public final class NoticeEvents implements EventDeclaration {
    @Override
    public List<EventType> types() {
        return List.of(new EventType(
                NoticeHeard.TYPE, Text.of("Somebody hears a notice", "有人收听公告"), NoticeHeard.class));
    }
}
