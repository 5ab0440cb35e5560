package org.strowger.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.strowger.api.event.EventType;
import org.strowger.api.sip.MessageEvent;
import org.strowger.api.sip.RegistrationEvent;
import org.strowger.api.sip.SecurityEvent;
import org.strowger.api.sip.SubscriptionEvent;

public class SipEventsTest {
    @Test
    public void everyEventOfSipIsDeclared() {
        List<String> published = new ArrayList<>();
        Instant now = Instant.EPOCH;
        for (RegistrationEvent.Kind kind : RegistrationEvent.Kind.values()) {
            published.add(new RegistrationEvent(now, kind, null).type());
        }
        for (SubscriptionEvent.Kind kind : SubscriptionEvent.Kind.values()) {
            published.add(new SubscriptionEvent(now, kind, null).type());
        }
        for (SecurityEvent.Kind kind : SecurityEvent.Kind.values()) {
            published.add(new SecurityEvent(now, kind, "", "").type());
        }
        published.add(new MessageEvent(now, "", "", "", 0, 200).type());
        published.add(new MessageEvent(now, "", "", "", 0, 404).type());
        assertThat(new SipEvents().types()).extracting(EventType::name).containsExactlyInAnyOrderElementsOf(published);
    }
}
