package org.strowger.rest.contrib;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.strowger.api.event.EventType;
import org.strowger.api.plugin.OwnedContribution;
import org.strowger.api.web.Page;
import org.strowger.api.web.Wizard;

/** What other bundles add to the system, as far as this door shows it. Each answer is of that moment. */
public interface Extras {
    List<OwnedContribution> contributions();

    List<EventType> events();

    List<Page> pages();

    /** Empty while its bundle is away. */
    Optional<Wizard> wizard();

    /** Classes of the resources that other bundles add to this application. */
    Set<Class<?>> resources();
}
