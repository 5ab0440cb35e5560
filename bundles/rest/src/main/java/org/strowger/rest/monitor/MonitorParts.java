package org.strowger.rest.monitor;

import java.util.List;
import java.util.Optional;
import org.strowger.api.core.ListeningPorts;
import org.strowger.api.monitor.AlarmService;
import org.strowger.api.monitor.ExtensionStates;
import org.strowger.api.monitor.Machine;
import org.strowger.api.monitor.Metrics;

/** What watches the system; the first three throw UNAVAILABLE as a problem while monitoring is away. */
public interface MonitorParts {
    Metrics metrics();

    AlarmService alarms();

    ExtensionStates states();

    Optional<Machine.Card> machine();

    /** By service. */
    List<ListeningPorts.Port> ports();
}
