package org.strowger.monitor.alarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.strowger.api.monitor.AlarmCondition;
import org.strowger.api.monitor.AlarmSeverity;
import org.strowger.api.monitor.AlarmSource;

/** Parts of the system that say they are not well; those of which others here say more are left out. */
@Component
public class HealthAlarms implements AlarmSource {
    private static final Logger LOG = LoggerFactory.getLogger(HealthAlarms.class);
    private static final Set<String> SAID_BY_OTHERS = Set.of("certificates", "boards", "board");
    private static final Duration START = Duration.ofMinutes(2);
    private static final Health SILENT =
            new Health(Health.Status.FAILED, Text.of("It does not answer when asked how it is.", "无法查询其状态。"));

    private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();

    @Activate
    public HealthAlarms() {
        // Checks come and go.
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addCheck(HealthCheck check) {
        checks.add(check);
    }

    public void removeCheck(HealthCheck check) {
        checks.remove(check);
    }

    @Override
    public List<AlarmCondition> conditions() {
        List<AlarmCondition> found = new ArrayList<>();
        for (HealthCheck check : checks) {
            Health health = ask(check);
            if (health.status() != Health.Status.READY && !SAID_BY_OTHERS.contains(check.component())) {
                found.add(condition(check.component(), health));
            }
        }
        return found;
    }

    private static Health ask(HealthCheck check) {
        try {
            return check.check();
        } catch (RuntimeException e) {
            LOG.debug("Health check of {} failed", check.component(), e);
            return SILENT;
        }
    }

    private static AlarmCondition condition(String component, Health health) {
        boolean failed = health.status() == Health.Status.FAILED;
        String id = "health." + component.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
        return new AlarmCondition(
                id.length() > 100 ? id.substring(0, 100) : id,
                failed ? AlarmSeverity.CRITICAL : AlarmSeverity.WARNING,
                component,
                new Text(
                        component + ": " + health.reason().en(),
                        component + "：" + health.reason().zh()),
                advice(component),
                health.status() == Health.Status.STARTING ? START : AlarmCondition.PATIENCE,
                0);
    }

    private static Text advice(String component) {
        return switch (component) {
            case "store" ->
                Text.of(
                        "Look whether the disk is full or, with PostgreSQL, whether its server answers; the system tries again by itself.",
                        "请检查磁盘是否已满；使用 PostgreSQL 时请检查其服务器是否可达。系统会自动重试。");
            case "sip", "https", "http" ->
                Text.of(
                        "Look whether another program uses the port; the system tries again by itself.",
                        "请检查端口是否被其他程序占用；系统会自动重试。");
            case "media" ->
                Text.of(
                        "Widen the range of RTP ports in etc/org.strowger.media.cfg, or have fewer calls at a time.",
                        "请在 etc/org.strowger.media.cfg 中扩大 RTP 端口范围，或减少并发通话。");
            default ->
                Text.of(
                        "Look at the plug-in and at the log; restart the plug-in when the reason is mended.",
                        "请查看插件状态与日志；排除原因后重启该插件。");
        };
    }
}
