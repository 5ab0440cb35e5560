package org.strowger.plugins.manage;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventBus;
import org.strowger.api.plugin.DrainParticipant;
import org.strowger.api.plugin.Plugin.State;
import org.strowger.api.plugin.PluginEvent;
import org.strowger.plugins.Refusals;
import org.strowger.plugins.framework.Features;
import org.strowger.plugins.framework.Framework;
import org.strowger.plugins.operation.Drains;
import org.strowger.plugins.operation.RolledBackException;
import org.strowger.plugins.operation.Ticket;
import org.strowger.plugins.store.ArchiveStore;
import org.strowger.plugins.store.FeatureWriter;
import org.strowger.plugins.store.Installed;

/** The steps that operations consist of. On the thread of the operations only. */
final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Features features;
    private final Framework framework;
    private final Statuses statuses;
    private final Moods moods;
    private final ArchiveStore store;
    private final Scheduler scheduler;
    private final EventBus bus;
    private final Supplier<List<DrainParticipant>> participants;

    Engine(
            Features features,
            Framework framework,
            Statuses statuses,
            Moods moods,
            ArchiveStore store,
            Scheduler scheduler,
            EventBus bus,
            Supplier<List<DrainParticipant>> participants) {
        this.features = features;
        this.framework = framework;
        this.statuses = statuses;
        this.moods = moods;
        this.store = store;
        this.scheduler = scheduler;
        this.bus = bus;
        this.participants = participants;
    }

    void publish(PluginEvent event) {
        bus.publish(event);
    }

    Instant now() {
        return scheduler.clock().instant();
    }

    Map<String, String> installed() throws Exception {
        return features.installed();
    }

    boolean runs(Unit unit) throws Exception {
        return unit.version().equals(features.installed().get(unit.feature()));
    }

    /** Makes an installed plug-in's feature known to Karaf. */
    void offer(Installed plugin) throws Exception {
        features.addRepository(FeatureWriter.write(plugin, store.directory(plugin.sha256())));
    }

    void withdraw(Installed plugin) throws Exception {
        features.removeRepository(
                store.directory(plugin.sha256()).resolve("features.xml").toUri());
    }

    /** Repositories of plug-ins that are not installed any more. */
    void withdrawAllBut(List<Installed> plugins) throws Exception {
        Set<URI> needed = plugins.stream()
                .map(plugin ->
                        store.directory(plugin.sha256()).resolve("features.xml").toUri())
                .collect(Collectors.toSet());
        String beginning = store.directory("").toUri().toString();
        for (URI address : features.repositories(beginning)) {
            if (!needed.contains(address)) {
                features.removeRepository(address);
            }
        }
    }

    /** Fails with the resolver's reason; nothing is changed. */
    void rehearse(String featureId) {
        try {
            features.rehearse(featureId);
        } catch (Exception e) {
            throw new ProblemException(
                    ProblemException.Kind.INVALID,
                    "plugin.unresolved",
                    "archive",
                    Text.of(
                            "It does not fit into this system: {0}",
                            "插件与本系统不兼容：{0}", Refusals.shortened(innermost(String.valueOf(e.getMessage())))));
        }
    }

    /** The resolver says first what it could not have, and last what was missing. */
    private static String innermost(String message) {
        int last = message.lastIndexOf("missing requirement");
        return last < 0 ? message : message.substring(last).replaceAll("]+$", "");
    }

    /** Installs a unit in the place of other versions of itself, and fails unless it came up. Nothing is rolled back here. */
    void install(Ticket ticket, Unit unit) throws Exception {
        ticket.step("Starts", "正在启动");
        moods.set(unit.id(), State.STARTING, new Text("", ""));
        publish(new PluginEvent.Starting(now(), unit.id(), unit.version()));
        watched(ticket, unit, () -> features.install(Set.of(unit.featureId())));
        Optional<Text> fault = statuses.fault(framework.named(unit.bundles()));
        if (fault.isPresent()) {
            throw new Failure(fault.get());
        }
        moods.clear(unit.id());
        publish(new PluginEvent.Started(now(), unit.id(), unit.version()));
        LOG.info("Plug-in {} {} started", unit.id(), unit.version());
    }

    /** At the start of the system: many at once. */
    void installAll(List<Unit> units) throws Exception {
        features.install(units.stream().map(Unit::featureId).collect(Collectors.toSet()));
        for (Unit unit : units) {
            Optional<Text> fault = statuses.fault(framework.named(unit.bundles()));
            if (fault.isPresent()) {
                throw new Failure(fault.get());
            }
        }
        units.forEach(unit -> publish(new PluginEvent.Started(now(), unit.id(), unit.version())));
    }

    /** Whether an installed plug-in is no failure. Those that the platform brought at the first start are looked at only here. */
    boolean cameUp(Unit unit) {
        if (!framework.firstFeatures().contains(unit.feature())) {
            return true;
        }
        boolean up = statuses.fault(framework.named(unit.bundles())).isEmpty();
        if (up) {
            publish(new PluginEvent.Started(now(), unit.id(), unit.version()));
        }
        return up;
    }

    /** A plug-in that did not come up, in words for people. */
    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Text reason;

        Failure(Text reason) {
            super(reason.en());
            this.reason = reason;
        }
    }

    Problem problem(Exception failure) {
        return failure instanceof Failure known
                ? new Problem("plugin.failed", "", known.reason)
                : Refusals.internal(failure);
    }

    /** What ran before runs again; says why. */
    RolledBackException rolledBack(Unit unit, Exception failure) {
        Problem problem = problem(failure);
        LOG.warn(
                "Plug-in {} {} did not start: {}",
                unit.id(),
                unit.version(),
                problem.text().en());
        publish(new PluginEvent.Failed(now(), unit.id(), problem.text()));
        return new RolledBackException(problem);
    }

    void uninstall(Ticket ticket, Unit unit) throws Exception {
        ticket.step("Stops", "正在停止");
        moods.set(unit.id(), State.STOPPING, new Text("", ""));
        String version = features.installed().get(unit.feature());
        if (version != null) {
            watched(ticket, unit, () -> features.uninstall(Set.of(unit.feature() + "/" + version)));
        }
        moods.clear(unit.id());
        publish(new PluginEvent.Stopped(now(), unit.id()));
        LOG.info("Plug-in {} stopped", unit.id());
    }

    private void watched(Ticket ticket, Unit unit, Framework.Work work) throws Exception {
        Set<String> disturbed = new TreeSet<>(ticket.get().disturbed());
        try {
            framework.watching(unit.bundles(), disturbed, work);
        } finally {
            ticket.disturbed(disturbed);
            if (!disturbed.isEmpty()) {
                LOG.warn("Bundles that were restarted with plug-in {}: {}", unit.id(), disturbed);
            }
        }
    }

    /**
     * Gives what is inside a plug-in time to finish, and then does something to it.
     *
     * @param work what the drain is for
     */
    void drained(Ticket ticket, Unit unit, Duration within, Framework.Work work) throws Exception {
        Set<Long> bundles = framework.named(unit.bundles()).stream()
                .map(Bundle::getBundleId)
                .collect(Collectors.toSet());
        ticket.step("Waits for what is under way", "等待进行中的事务结束");
        moods.set(unit.id(), State.DRAINING, new Text("", ""));
        try (Drains drains = new Drains(new ArrayList<>(participants.get()), scheduler, bundles, within)) {
            drains.await(
                    ticket,
                    within,
                    (deadline, remaining) -> publish(new PluginEvent.Draining(
                            now(), unit.id(), unit.descriptor().name(), deadline, remaining)));
            ticket.losses(drains.losses(unit.descriptor().loss()));
            work.run();
        } finally {
            if (moods.get(unit.id())
                    .filter(mood -> mood.state() == State.DRAINING)
                    .isPresent()) {
                moods.clear(unit.id());
            }
        }
    }
}
