package com.example.noticeboard;

import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.call.Party;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.EventBus;

/** How often notices were heard since the plug-in was started. Thread safe. */
@Component(service = Hearings.class)
public final class Hearings {
    private final Scheduler scheduler;
    private final EventBus events;
    private final Map<String, Integer> counts = new TreeMap<>();

    @Activate
    public Hearings(@Reference Scheduler scheduler, @Reference EventBus events) {
        this.scheduler = scheduler;
        this.events = events;
    }

    synchronized void heard(Notice notice, Party by) {
        counts.merge(notice.number(), 1, Integer::sum);
        events.publish(new NoticeHeard(scheduler.clock().instant(), notice.number(), notice.title(), by));
    }

    synchronized int of(String number) {
        return counts.getOrDefault(number, 0);
    }
}
