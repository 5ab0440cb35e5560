package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.Test;
import org.strowger.api.call.CallEvent;
import org.strowger.api.event.EventType;

public class CallEventsTest {
    @Test
    public void everyEventOfCallsIsDeclared() {
        assertThat(new CallEvents().types())
                .extracting(EventType::event)
                .containsAll(Stream.of(CallEvent.class.getPermittedSubclasses())
                        .map(c -> c.asSubclass(CallEvent.class))
                        .toList());
    }
}
