package org.strowger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.osgi.framework.Constants;
import org.strowger.api.core.Text;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.event.EventDeclaration;
import org.strowger.api.event.EventType;
import org.strowger.api.plugin.Contribution;

public class EventCatalogTest {
    /** Something. */
    public record Happened(Instant at, String type) implements DomainEvent {}

    private final EventCatalog catalog = new EventCatalog();

    private static EventType type(String name) {
        return new EventType(name, Text.of("It happened", "已发生"), Happened.class);
    }

    private void add(EventDeclaration declaration, long bundle) {
        catalog.add(declaration, Map.of(Constants.SERVICE_BUNDLEID, bundle));
    }

    @Test
    public void typesComeAndGoWithTheirBundle() {
        EventDeclaration parking = () -> List.of(type("parking.parked"), type("parking.fetched"));
        add(parking, 7);
        add(() -> List.of(type("call.started")), 8);
        assertThat(catalog.all())
                .extracting(EventType::name)
                .containsExactly("call.started", "parking.fetched", "parking.parked");
        assertThat(catalog.contributions())
                .contains(new Contribution("event", "call.started", Text.of("It happened", "已发生"), "", 8, true));
        catalog.remove(parking);
        assertThat(catalog.all()).extracting(EventType::name).containsExactly("call.started");
        assertThat(catalog.contributions()).hasSize(1);
    }

    @Test
    public void aDeclarationThatFailsKeepsNobodyOut() {
        add(() -> List.of(new EventType("broken", Text.of("", ""), DomainEvent.class)), 7);
        add(() -> List.of(type("call.started")), 8);
        assertThat(catalog.all()).hasSize(1);
    }
}
