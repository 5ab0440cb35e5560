package org.strowger.rest.fake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.strowger.api.call.CallEvent;
import org.strowger.api.config.ConfigCommitted;
import org.strowger.api.core.Text;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.event.EventType;
import org.strowger.api.plugin.OwnedContribution;
import org.strowger.api.sip.RegistrationEvent;
import org.strowger.api.web.Page;
import org.strowger.api.web.Wizard;
import org.strowger.rest.contrib.Extras;

/** What other bundles add. */
public final class FakeExtras implements Extras {
    public final List<OwnedContribution> contributions = new ArrayList<>();
    /** Null for none. */
    public Wizard wizard = new FakeWizard();

    public final List<Page> pages = new ArrayList<>();
    public final Set<Class<?>> resources = new LinkedHashSet<>();
    public final List<EventType> events = new ArrayList<>(List.of(
            type("call.started", CallEvent.Started.class),
            type("call.answered", CallEvent.Answered.class),
            type("config.committed", ConfigCommitted.class),
            type("registration.registered", RegistrationEvent.class)));

    private static EventType type(String name, Class<? extends DomainEvent> event) {
        return new EventType(name, Text.of("Label of " + name, name + "标签"), event);
    }

    @Override
    public List<OwnedContribution> contributions() {
        return contributions;
    }

    @Override
    public List<EventType> events() {
        return events;
    }

    @Override
    public List<Page> pages() {
        return pages;
    }

    @Override
    public Optional<Wizard> wizard() {
        return Optional.ofNullable(wizard);
    }

    @Override
    public Set<Class<?>> resources() {
        return resources;
    }
}
