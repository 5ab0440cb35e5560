package org.strowger.monitor.alarm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.accounts.SignInRefused;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventBus;
import org.strowger.api.monitor.AlarmCondition;
import org.strowger.api.monitor.AlarmSeverity;
import org.strowger.api.monitor.AlarmSource;

/** More sign-ins are refused within ten minutes than one person mistypes. */
@Component
public class SignInAlarms implements AlarmSource {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_NEWS = 1000;
    private static final int MOST_KEPT = 10_000;

    private final Deque<Long> refusals = new ArrayDeque<>();
    private final Level many = new Level(10, 3);
    private final Scheduler scheduler;
    private final EventBus.Subscription news;
    private String source = "";

    @Activate
    public SignInAlarms(@Reference Scheduler scheduler, @Reference EventBus bus) {
        this.scheduler = scheduler;
        this.news = bus.subscribe("sign-in-alarms", SignInRefused.class, MOST_NEWS, this::note);
    }

    @Deactivate
    public void stop() {
        news.close();
    }

    private synchronized void note(SignInRefused event) {
        source = event.source();
        refusals.addLast(scheduler.nanoTime());
        if (refusals.size() > MOST_KEPT) {
            refusals.removeFirst();
        }
    }

    @Override
    public synchronized List<AlarmCondition> conditions() {
        while (!refusals.isEmpty() && scheduler.nanoTime() - refusals.getFirst() >= WINDOW.toNanos()) {
            refusals.removeFirst();
        }
        return many.above(refusals.size())
                ? List.of(new AlarmCondition(
                        "accounts.sign-in",
                        AlarmSeverity.WARNING,
                        "accounts",
                        Text.of(
                                "{0} sign-ins were refused within ten minutes, the last time from {1}.",
                                "十分钟内有 {0} 次登录被拒绝，最近来自 {1}。", refusals.size(), source),
                        Text.of(
                                "Look whether somebody of yours has forgotten a password; if not, block the address at the firewall.",
                                "请确认是否有用户忘记密码；如不是，请在防火墙上封禁该地址。"),
                        Duration.ZERO,
                        refusals.size()))
                : List.of();
    }
}
