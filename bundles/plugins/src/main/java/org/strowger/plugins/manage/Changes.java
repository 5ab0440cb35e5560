package org.strowger.plugins.manage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.plugin.Plugin.State;
import org.strowger.api.plugin.PluginEvent;
import org.strowger.plugins.Refusals;
import org.strowger.plugins.framework.PlatformCheck;
import org.strowger.plugins.operation.RolledBackException;
import org.strowger.plugins.operation.Ticket;
import org.strowger.plugins.store.ArchiveStore;
import org.strowger.plugins.store.Installed;
import org.strowger.plugins.store.PluginState;
import org.strowger.plugins.store.StateFile;

/** What can be done to plug-ins. On the thread of the operations only; each either succeeds or leaves things as they were. */
final class Changes {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    private final Engine engine;
    private final Catalog catalog;
    private final Moods moods;
    private final StateFile state;
    private final ArchiveStore store;
    private final PlatformCheck platform;
    private final Needs needs;
    private final Purge purge;

    Changes(
            Engine engine,
            Catalog catalog,
            Moods moods,
            StateFile state,
            ArchiveStore store,
            PlatformCheck platform,
            Needs needs,
            Purge purge) {
        this.engine = engine;
        this.catalog = catalog;
        this.moods = moods;
        this.state = state;
        this.store = store;
        this.platform = platform;
        this.needs = needs;
        this.purge = purge;
    }

    void start(Ticket ticket, String id) throws Exception {
        Unit unit = catalog.get(id);
        if (engine.runs(unit)) {
            choose(id, true);
            return;
        }
        needs.check(unit);
        startOrRollBack(ticket, unit);
        choose(id, true);
    }

    private void startOrRollBack(Ticket ticket, Unit unit) throws Exception {
        try {
            engine.install(ticket, unit);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            engine.uninstall(ticket, unit);
            moods.set(unit.id(), State.FAILED, engine.problem(e).text());
            throw engine.rolledBack(unit, e);
        }
    }

    void stop(Ticket ticket, String id, Duration within) throws Exception {
        Unit unit = stoppable(id);
        PluginState before = state.get();
        if (!engine.installed().containsKey(unit.feature())) {
            choose(id, false);
            moods.clear(id);
            return;
        }
        engine.drained(ticket, unit, within, () -> {
            // Before, not after: if the machine goes down meanwhile, what was to be stopped stays stopped.
            choose(id, false);
            try {
                engine.uninstall(ticket, unit);
            } catch (Exception e) {
                state.set(before);
                throw e;
            }
        });
    }

    private Unit stoppable(String id) {
        Unit unit = catalog.get(id);
        if (unit.core()) {
            throw Refusals.conflict(
                    "plugin.core", "Nothing works without {0}: it cannot be stopped.", "系统离不开 {0}：不能停止。", id);
        }
        platform.checkRemoval(unit.bundles());
        return unit;
    }

    void restart(Ticket ticket, String id, Duration within) throws Exception {
        Unit unit = stoppable(id);
        needs.check(unit);
        if (!engine.installed().containsKey(unit.feature())) {
            startOrRollBack(ticket, unit);
        } else {
            engine.drained(ticket, unit, within, () -> {
                engine.uninstall(ticket, unit);
                startOrRollBack(ticket, unit);
            });
        }
        choose(id, true);
    }

    private void choose(String id, boolean runs) {
        if (!Boolean.valueOf(runs).equals(state.get().chosen().get(id))) {
            state.set(state.get().choosing(id, runs));
        }
    }

    void install(Ticket ticket, Candidate candidate, String by) throws Exception {
        Installed plugin = admit(candidate, by);
        try {
            Unit unit = preview(plugin);
            needs.check(unit);
            engine.rehearse(unit.featureId());
            startOrRollBack(ticket, unit);
        } catch (Exception e) {
            expel(plugin);
            moods.clear(candidate.id());
            throw e;
        }
        state.set(state.get().with(plugin).choosing(plugin.id(), true));
        catalog.installed(state.get().installed());
        LOG.info("Plug-in {} {} installed by {}, signed by {}", plugin.id(), plugin.version(), by, plugin.signer());
        engine.publish(new PluginEvent.Installed(engine.now(), plugin.id(), plugin.version(), by));
    }

    /** Brings an archive to where Karaf finds it; nothing runs yet. */
    private Installed admit(Candidate candidate, String by) throws Exception {
        Installed plugin = candidate.installed(by, engine.now());
        store.keep(candidate.stage(), candidate.sha256());
        engine.offer(plugin);
        return plugin;
    }

    private void expel(Installed plugin) throws Exception {
        engine.withdraw(plugin);
        store.retain(state.get().installed());
        catalog.installed(state.get().installed());
    }

    /** The catalog with a plug-in that is not in the state file yet. */
    private Unit preview(Installed plugin) {
        catalog.installed(state.get().with(plugin).installed());
        return catalog.get(plugin.id());
    }

    void update(Ticket ticket, String id, Candidate candidate, Duration within, String by) throws Exception {
        Unit old = catalog.get(id);
        Optional<Installed> before = state.get().installed(id);
        Installed plugin = admit(candidate, by);
        try {
            Unit unit = preview(plugin);
            needs.check(unit);
            engine.rehearse(unit.featureId());
            if (engine.installed().containsKey(old.feature())) {
                engine.drained(ticket, old, within, () -> replace(ticket, old, unit));
            }
        } catch (Exception e) {
            expel(plugin);
            throw e;
        }
        state.set(state.get().with(plugin));
        catalog.installed(state.get().installed());
        if (before.isPresent()) {
            engine.withdraw(before.get());
        }
        store.retain(state.get().installed());
        LOG.info("Plug-in {} updated from {} to {} by {}", id, old.version(), plugin.version(), by);
        engine.publish(new PluginEvent.Updated(engine.now(), id, old.version(), plugin.version(), by));
    }

    /** Puts one version in the place of another, or back. */
    private void replace(Ticket ticket, Unit old, Unit next) throws Exception {
        try {
            engine.install(ticket, next);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            engine.install(ticket, old);
            throw engine.rolledBack(next, e);
        }
    }

    void uninstall(Ticket ticket, String id, boolean purging, Duration within, String by) throws Exception {
        Unit unit = stoppable(id);
        Installed plugin = unit.installed()
                .orElseThrow(() -> Refusals.conflict(
                        "plugin.shipped",
                        "{0} belongs to the distribution: it can only be stopped.",
                        "{0} 属于发行版：只能停止。",
                        id));
        Optional<Unit> own = catalog.shipped(id);
        boolean purges = purging && own.isEmpty();
        if (purges) {
            purge.rehearse(unit, by);
        }
        if (engine.installed().containsKey(unit.feature())) {
            engine.drained(ticket, unit, within, () -> {
                if (purges) {
                    purge.run(unit, by);
                }
                if (own.isPresent()) {
                    replace(ticket, unit, own.get());
                } else {
                    engine.uninstall(ticket, unit);
                }
            });
        } else if (purges) {
            purge.run(unit, by);
        }
        PluginState rest = state.get().without(id);
        Boolean chosen = state.get().chosen().get(id);
        state.set(own.isPresent() && chosen != null ? rest.choosing(id, chosen) : rest);
        expel(plugin);
        if (purges) {
            purge.forget(unit, by);
        }
        LOG.info("Plug-in {} uninstalled by {}, configuration {}", id, by, purges ? "purged" : "kept");
        engine.publish(new PluginEvent.Uninstalled(engine.now(), id, purges, by));
    }

    /** Brings everything into the state that it was left in. */
    void restore(Ticket ticket) throws Exception {
        ticket.step("Starts what is to run", "正在启动应运行的插件");
        List<Installed> usable = usable();
        for (Installed plugin : usable) {
            engine.offer(plugin);
        }
        catalog.installed(usable);
        Map<String, String> installed = engine.installed();
        for (Unit unit : catalog.all()) {
            if (!wanted(unit) && installed.containsKey(unit.feature())) {
                engine.uninstall(ticket, unit);
            }
        }
        List<Unit> missing = new ArrayList<>();
        for (Unit unit : catalog.all()) {
            boolean there = unit.version().equals(installed.get(unit.feature()));
            if (wanted(unit) && !(there && engine.cameUp(unit))) {
                missing.add(unit);
            }
        }
        startAll(ticket, missing);
        engine.withdrawAllBut(usable);
        store.retain(state.get().installed());
    }

    /** Those whose files are still there. */
    private List<Installed> usable() {
        List<Installed> usable = new ArrayList<>();
        for (Installed plugin : state.get().installed()) {
            if (store.holds(plugin)) {
                usable.add(plugin);
            } else {
                LOG.error("The files of plug-in {} {} are gone: it cannot run", plugin.id(), plugin.version());
            }
        }
        return usable;
    }

    private boolean wanted(Unit unit) {
        return unit.core()
                || state.get()
                        .chosen()
                        .getOrDefault(unit.id(), unit.descriptor().onByDefault());
    }

    /** All at once is much faster than one by one; but then one that fails would hold up all others. */
    private void startAll(Ticket ticket, List<Unit> units) throws Exception {
        if (units.isEmpty()) {
            return;
        }
        try {
            engine.installAll(units);
            return;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn(
                    "Not every plug-in starts; they are started one by one: {}",
                    Refusals.shortened(String.valueOf(e.getMessage())));
        }
        Set<String> failed = new TreeSet<>();
        for (Unit unit : units) {
            try {
                startOrRollBack(ticket, unit);
            } catch (RolledBackException e) {
                failed.add(unit.id());
            }
        }
        if (!failed.isEmpty()) {
            ticket.step("Did not start: {0}", "未能启动：{0}", String.join(", ", failed));
        }
    }
}
