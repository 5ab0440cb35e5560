package org.strowger.monitor.alarm;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.core.Text;
import org.strowger.api.monitor.AlarmCondition;
import org.strowger.api.monitor.AlarmSeverity;
import org.strowger.api.monitor.AlarmSource;
import org.strowger.api.plugin.Plugin;
import org.strowger.api.plugin.PluginManager;

/** Plug-ins that should run and do not, or wait for something. */
@Component
public class PluginAlarms implements AlarmSource {
    private static final Duration WAIT = Duration.ofMinutes(1);

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile PluginManager manager;

    @Activate
    public PluginAlarms() {
        // The manager may come later.
    }

    @Override
    public List<AlarmCondition> conditions() {
        PluginManager there = manager;
        return there == null
                ? List.of()
                : there.plugins().stream()
                        .map(PluginAlarms::condition)
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static Optional<AlarmCondition> condition(Plugin plugin) {
        return switch (plugin.state()) {
            case FAILED ->
                Optional.of(condition(
                        plugin,
                        AlarmSeverity.CRITICAL,
                        AlarmCondition.PATIENCE,
                        "The plug-in {0} does not run: {1}",
                        "插件“{0}”未运行：{1}"));
            case WAITING ->
                Optional.of(condition(
                        plugin, AlarmSeverity.WARNING, WAIT, "The plug-in {0} waits: {1}", "插件“{0}”正在等待：{1}"));
            default -> Optional.empty();
        };
    }

    private static AlarmCondition condition(
            Plugin plugin, AlarmSeverity severity, Duration after, String en, String zh) {
        Text name = plugin.descriptor().name();
        return new AlarmCondition(
                "plugin." + plugin.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-"),
                severity,
                plugin.id(),
                new Text(
                        Text.of(en, zh, name.en(), plugin.reason().en()).en(),
                        Text.of(en, zh, name.zh(), plugin.reason().zh()).zh()),
                Text.of(
                        "Open the plug-ins page: start it again, or go back to the version before.",
                        "请打开插件页面：重新启动该插件，或恢复到之前的版本。"),
                after,
                0);
    }
}
