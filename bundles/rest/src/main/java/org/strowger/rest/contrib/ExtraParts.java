package org.strowger.rest.contrib;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.event.EventType;
import org.strowger.api.event.EventTypes;
import org.strowger.api.plugin.Contributions;
import org.strowger.api.plugin.OwnedContribution;
import org.strowger.api.web.Page;
import org.strowger.api.web.Wizard;
import org.strowger.rest.hosted.ResourceBoard;

@Component(service = Extras.class)
public class ExtraParts implements Extras {
    private final Contributions contributions;
    private final EventTypes events;
    private final PageBoard pages;
    private final ResourceBoard resources;

    /** Null while its bundle is away. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Wizard wizard;

    @Activate
    public ExtraParts(
            @Reference Contributions contributions,
            @Reference EventTypes events,
            @Reference PageBoard pages,
            @Reference ResourceBoard resources) {
        this.contributions = contributions;
        this.events = events;
        this.pages = pages;
        this.resources = resources;
    }

    @Override
    public List<OwnedContribution> contributions() {
        return contributions.all();
    }

    @Override
    public List<EventType> events() {
        return events.all();
    }

    @Override
    public List<Page> pages() {
        return pages.all();
    }

    @Override
    public Optional<Wizard> wizard() {
        return Optional.ofNullable(wizard);
    }

    @Override
    public Set<Class<?>> resources() {
        return resources.classes();
    }
}
