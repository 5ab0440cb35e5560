package org.strowger.trace;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.CallEvent;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.trace.CallTrace;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Home;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventBus;
import org.strowger.api.plugin.PluginEvent;
import org.strowger.api.sip.SipTap;

/**
 * Hears of everything on other people's threads, does nothing there but queue it, and gathers it on one of its own. What that
 * thread cannot follow is dropped and counted.
 */
@Component(service = {CallTracer.class, SipTap.class, CallObserver.class})
public final class CallTracer implements SipTap, CallObserver {
    private static final Logger LOG = LoggerFactory.getLogger(CallTracer.class);
    private static final int CAPACITY = 16_384;
    private static final int EVENTS = 64;
    /** So that the threads that hand over need not wake this one for each message. */
    private static final long GATHER_MILLIS = 50;

    private static final long TIDY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long TELL_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final String[] OUTSIDE_CALLS = {"REGISTER ", "OPTIONS ", "SUBSCRIBE ", "PUBLISH "};

    private final ConfigService config;
    private final Scheduler scheduler;
    private final Backlog backlog = new Backlog(CAPACITY, CAPACITY * 3 / 4);
    private final Pace pace = new Pace();
    private final TraceStore store;
    private final Desk desk;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private final List<EventBus.Subscription> subscriptions;
    private long tidied;
    private long told;

    @Activate
    public CallTracer(
            @Reference ConfigService config,
            @Reference Scheduler scheduler,
            @Reference Home home,
            @Reference EventBus bus) {
        this.config = config;
        this.scheduler = scheduler;
        this.store = new TraceStore(home.data("trace"), scheduler.clock());
        this.desk = new Desk(this::open, this::keep);
        this.tidied = scheduler.nanoTime();
        this.told = tidied - TELL_NANOS;
        this.thread = new Thread(this::gather, "strowger-trace");
        thread.start();
        subscriptions = List.of(
                bus.subscribe("call-trace", CallEvent.class, 4096, this::happened),
                bus.subscribe("call-trace-plugins", PluginEvent.Draining.class, EVENTS, this::draining));
    }

    /** Calls that go on keep what was gathered of them so far. */
    @Deactivate
    void deactivate() throws InterruptedException {
        subscriptions.forEach(EventBus.Subscription::close);
        stop.countDown();
        thread.join();
    }

    private CallTraceSettings settings() {
        return config.snapshot().singleton(CallTraceSettings.class);
    }

    private LiveTrace open(String callId) {
        ConfigSnapshot now = config.snapshot();
        CallTraceSettings settings = now.singleton(CallTraceSettings.class);
        if (!settings.enabled() || !pace.admits(scheduler.nanoTime(), settings.callsPerSecond())) {
            return LiveTrace.hollow(callId);
        }
        return new LiveTrace(callId, now.version(), settings.bodies(), number -> config.snapshot()
                .ownerOfNumber(number)
                .isPresent());
    }

    private void keep(CallTrace trace) {
        CallTraceSettings settings = settings();
        store.add(trace, settings.quotaMegabytes(), settings.days());
    }

    private void gather() {
        try {
            store.open();
            while (!stop.await(GATHER_MILLIS, TimeUnit.MILLISECONDS)) {
                work(TimeUnit.NANOSECONDS.toMillis(TIDY_NANOS));
            }
            work(1);
        } catch (InterruptedException e) {
            LOG.debug("Interrupted; what is gathered is kept");
        }
        desk.closeAll();
        store.close();
    }

    private void work(long millis) throws InterruptedException {
        for (Runnable task : backlog.take(millis)) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("something could not be put into the trace of a call: {}", e.toString());
                LOG.debug("the fault", e);
            }
        }
        int lost = backlog.lost();
        if (lost > 0) {
            LOG.warn(
                    "{} messages came faster than they could be traced; the traces of the calls that go on say so",
                    lost);
            desk.lost(lost);
        }
        long now = scheduler.nanoTime();
        tellWhoIsPassedOver(now);
        if (now - tidied >= TIDY_NANOS) {
            tidied = now;
            desk.tidy(now);
            store.expire(settings().days());
        }
    }

    private void tellWhoIsPassedOver(long now) {
        if (now - told >= TELL_NANOS) {
            int count = pace.passedOver();
            if (count > 0) {
                told = now;
                LOG.info("{} calls came faster than call-trace.callsPerSecond allows and have no trace", count);
            }
        }
    }

    @Override
    public void message(SipTap.Message message) {
        if (!outsideCalls(message.data())) {
            backlog.message(() -> desk.message(message, scheduler.nanoTime()));
        }
    }

    /** A glance at the first bytes, so that what can be of no call costs nothing more. */
    private static boolean outsideCalls(byte[] data) {
        for (String method : OUTSIDE_CALLS) {
            if (startsWith(data, method)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] data, String text) {
        if (data.length < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (data[i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void leg(String sipCallId, String legId) {
        backlog.event(() -> desk.leg(sipCallId, legId, scheduler.nanoTime()));
    }

    @Override
    public void joined(String callId, String legId) {
        backlog.event(() -> desk.joined(callId, legId, scheduler.nanoTime()));
    }

    @Override
    public void started(CallRecord record) {
        backlog.event(() -> desk.record(record, scheduler.nanoTime()));
    }

    @Override
    public void answered(CallRecord record) {
        started(record);
    }

    @Override
    public void changed(CallRecord record) {
        started(record);
    }

    @Override
    public void ended(CallRecord record) {
        started(record);
    }

    @Override
    public void keyed(String callId, String legId) {
        Instant at = scheduler.clock().instant();
        backlog.event(() -> desk.keyed(callId, legId, at));
    }

    private void happened(CallEvent event) {
        if (event instanceof CallEvent.Held held) {
            held(held);
        } else if (event instanceof CallEvent.Transferred transferred) {
            transferred(transferred.transfer());
        } else if (event instanceof CallEvent.TransferFailed failed) {
            Text why = Endings.of(failed.cause());
            Text text = new Text(
                    "The transfer to " + failed.target() + " failed: " + why.en(),
                    "转接到 " + failed.target() + " 失败：" + why.zh());
            backlog.event(() -> desk.event(failed.callId(), null, failed.at(), "transfer-failed", text));
        }
    }

    private void held(CallEvent.Held event) {
        String who = event.party().number();
        Text text = event.held()
                ? Text.of("{0} puts the other party on hold", "{0} 保持通话", who)
                : Text.of("{0} takes the other party back", "{0} 恢复通话", who);
        String name = event.held() ? "held" : "resumed";
        backlog.event(() -> desk.event(event.callId(), event.legId(), event.at(), name, text));
    }

    /** It is of both calls. */
    private void transferred(CallRecord.Transfer transfer) {
        Text text = Text.of(
                "{0} is transferred to {1} by {2}",
                "{2} 将 {0} 转接到 {1}",
                transfer.transferred().number(),
                transfer.target(),
                transfer.by().number());
        for (String call : new TreeSet<>(List.of(transfer.fromCall(), transfer.toCall()))) {
            backlog.event(() -> desk.event(call, null, transfer.at(), "transferred", text));
        }
    }

    private void draining(PluginEvent.Draining event) {
        Text text = new Text(
                "The plug-in " + event.name().en() + " is being taken out of service",
                "插件“" + event.name().zh() + "”正在停用");
        backlog.event(() -> desk.event(event.at(), "drained", text));
    }

    Desk desk() {
        return desk;
    }

    TraceStore store() {
        return store;
    }
}
