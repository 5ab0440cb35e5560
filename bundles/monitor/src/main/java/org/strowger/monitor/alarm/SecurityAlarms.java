package org.strowger.monitor.alarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventBus;
import org.strowger.api.monitor.AlarmCondition;
import org.strowger.api.monitor.AlarmSeverity;
import org.strowger.api.monitor.AlarmSource;
import org.strowger.api.sip.SecurityEvent;

/** Attacks that SIP has noticed; each kind is an alarm until none has been seen for an hour and a bit. */
@Component
public class SecurityAlarms implements AlarmSource {
    private static final int MOST_NEWS = 1000;
    /** A little more than the hour after which an attack that goes on is told again. */
    private static final Duration LASTING = Duration.ofMinutes(70);

    private final Map<SecurityEvent.Kind, Seen> seen = new EnumMap<>(SecurityEvent.Kind.class);
    private final Scheduler scheduler;
    private final EventBus.Subscription news;

    private record Seen(SecurityEvent last, long count, long nanos) {}

    @Activate
    public SecurityAlarms(@Reference Scheduler scheduler, @Reference EventBus bus) {
        this.scheduler = scheduler;
        this.news = bus.subscribe("security-alarms", SecurityEvent.class, MOST_NEWS, this::note);
    }

    @Deactivate
    public void stop() {
        news.close();
    }

    private synchronized void note(SecurityEvent event) {
        seen.merge(
                event.kind(),
                new Seen(event, 1, scheduler.nanoTime()),
                (old, one) -> new Seen(event, old.count() + 1, one.nanos()));
    }

    @Override
    public synchronized List<AlarmCondition> conditions() {
        long now = scheduler.nanoTime();
        seen.values().removeIf(one -> now - one.nanos() >= LASTING.toNanos());
        List<AlarmCondition> found = new ArrayList<>();
        seen.forEach((kind, one) -> found.add(new AlarmCondition(
                "security." + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                AlarmSeverity.WARNING,
                "sip",
                text(one.last()),
                advice(kind),
                Duration.ZERO,
                one.count())));
        return found;
    }

    private static Text text(SecurityEvent event) {
        return switch (event.kind()) {
            case PASSWORDS_TRIED ->
                Text.of(
                        "Many SIP passwords were tried, the last time from {0}.",
                        "有来源尝试大量 SIP 密码，最近来自 {0}。", event.source());
            case ACCOUNT_ATTACKED ->
                Text.of(
                        "The password of extension {0} is tried from many addresses.",
                        "分机 {0} 的密码正被多个地址尝试。", event.user());
            case IMPERSONATION ->
                Text.of(
                        "Extension {0} has called itself another one, from {1}.",
                        "分机 {0} 冒用其他分机的号码，来自 {1}。", event.user(), event.source());
        };
    }

    private static Text advice(SecurityEvent.Kind kind) {
        return switch (kind) {
            case PASSWORDS_TRIED ->
                Text.of(
                        "The address is shut out for some minutes each time. Block it at the firewall when it keeps on, and do not offer SIP to the whole Internet.",
                        "该地址每次会被拒绝数分钟。如持续出现，请在防火墙上封禁，并避免将 SIP 暴露到公网。");
            case ACCOUNT_ATTACKED ->
                Text.of(
                        "Give the extension a long random password, and restrict the addresses it may register from.",
                        "请为该分机设置较长的随机密码，并限制可注册的地址。");
            case IMPERSONATION ->
                Text.of(
                        "Find out who uses the phone; change the extension's password when it is not its owner.",
                        "请查明该话机的使用者；如非本人，请更换分机密码。");
        };
    }
}
