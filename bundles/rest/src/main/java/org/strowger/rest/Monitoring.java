package org.strowger.rest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.core.ListeningPorts;
import org.strowger.api.core.Text;
import org.strowger.api.monitor.AlarmService;
import org.strowger.api.monitor.ExtensionStates;
import org.strowger.api.monitor.Machine;
import org.strowger.api.monitor.Metrics;
import org.strowger.rest.monitor.MonitorParts;
import org.strowger.rest.problem.Refusals;

/** Monitoring comes and goes while this door stays open. */
@Component(service = MonitorParts.class)
public class Monitoring implements MonitorParts {
    private static final Text NAME = Text.of("Monitoring", "系统监控");

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Metrics figures;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile AlarmService alarmService;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile ExtensionStates extensionStates;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Machine host;

    private final List<ListeningPorts> listening = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPorts(ListeningPorts some) {
        listening.add(some);
    }

    void removePorts(ListeningPorts some) {
        listening.remove(some);
    }

    @Override
    public Metrics metrics() {
        return present(figures);
    }

    @Override
    public AlarmService alarms() {
        return present(alarmService);
    }

    @Override
    public ExtensionStates states() {
        return present(extensionStates);
    }

    @Override
    public Optional<Machine.Card> machine() {
        return Optional.ofNullable(host).map(Machine::card);
    }

    @Override
    public List<ListeningPorts.Port> ports() {
        return listening.stream()
                .flatMap(some -> some.ports().stream())
                .sorted(Comparator.comparing(ListeningPorts.Port::service))
                .toList();
    }

    private static <T> T present(T part) {
        return Optional.ofNullable(part).orElseThrow(() -> Refusals.unavailable(NAME));
    }
}
