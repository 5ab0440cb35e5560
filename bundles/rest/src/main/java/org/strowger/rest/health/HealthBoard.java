package org.strowger.rest.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Plugin;
import org.strowger.api.plugin.PluginManager;
import org.strowger.rest.plugins.PluginParts;

/** Asks every component how it is. Those that the system cannot do without count as starting until they are there. */
@Component(service = HealthBoard.class)
public class HealthBoard {
    static final List<String> REQUIRED =
            List.of("store", "config", "plugins", "sip", "media", "calls", "accounts", "rest", "https");
    private static final Logger LOG = LoggerFactory.getLogger(HealthBoard.class);
    private static final Health MISSING =
            new Health(Health.Status.STARTING, Text.of("It has not started yet.", "尚未启动。"));
    private static final Health STOPPED =
            new Health(Health.Status.DEGRADED, Text.of("It was stopped by an administrator.", "已由管理员停止。"));
    private static final Health BROKEN =
            new Health(Health.Status.FAILED, Text.of("It does not answer when asked how it is.", "无法查询其状态。"));

    private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();

    private final Supplier<PluginManager> plugins;

    @Activate
    public HealthBoard(@Reference PluginParts plugins) {
        this(plugins::managerIfThere);
    }

    /** @param plugins null while there is no manager */
    HealthBoard(Supplier<PluginManager> plugins) {
        this.plugins = plugins;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addCheck(HealthCheck check) {
        checks.add(check);
    }

    public void removeCheck(HealthCheck check) {
        checks.remove(check);
    }

    public HealthReport report() {
        Map<String, Health> found = new TreeMap<>();
        REQUIRED.forEach(name -> found.put(name, MISSING));
        for (HealthCheck check : checks) {
            Health health = ask(check);
            found.merge(check.component(), health, (old, now) -> old == MISSING ? now : worse(old, now));
        }
        found.replaceAll((name, health) -> health == MISSING ? missing(name) : health);
        List<HealthReport.Component> components = new ArrayList<>();
        found.forEach((name, health) -> components.add(HealthReport.Component.of(name, health)));
        Health.Status worst = components.stream()
                .map(HealthReport.Component::status)
                .max(Comparator.naturalOrder())
                .orElse(Health.Status.STARTING);
        return new HealthReport(worst, components);
    }

    /** What an administrator has stopped is no fault of the system. */
    private Health missing(String name) {
        PluginManager manager = plugins.get();
        return manager == null
                ? MISSING
                : manager.plugin(name)
                        .filter(plugin -> plugin.state() == Plugin.State.STOPPED)
                        .map(plugin -> STOPPED)
                        .orElse(MISSING);
    }

    private static Health worse(Health a, Health b) {
        return a.status().compareTo(b.status()) >= 0 ? a : b;
    }

    private static Health ask(HealthCheck check) {
        try {
            return check.check();
        } catch (RuntimeException e) {
            LOG.debug("Health check of {} failed", check.component(), e);
            return BROKEN;
        }
    }
}
