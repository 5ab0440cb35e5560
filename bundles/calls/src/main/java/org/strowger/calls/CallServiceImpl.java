package org.strowger.calls;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.board.Capacity;
import org.strowger.api.call.CallService;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.DialRequest;
import org.strowger.api.call.IncomingCall;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;
import org.strowger.api.call.PartyProfile;
import org.strowger.api.call.TransferProgress;
import org.strowger.api.call.TransferRequest;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventBus;
import org.strowger.api.media.MediaService;
import org.strowger.api.plugin.Drain;
import org.strowger.api.plugin.DrainParticipant;

/** All calls, by id. */
@Component(
        service = {CallService.class, DrainParticipant.class},
        configurationPid = "org.strowger.calls")
@Designate(ocd = CallLimits.class)
public final class CallServiceImpl implements CallService, DrainParticipant {
    private static final Logger LOG = LoggerFactory.getLogger(CallServiceImpl.class);

    private final ConcurrentMap<String, Call> calls = new ConcurrentHashMap<>();
    private final Emptiness allGone = new Emptiness(calls::isEmpty);
    private final CallEnvironment environment;
    private final CallThreads threads;
    private final Draining draining;
    private final int maxCalls;
    private volatile boolean stopping;

    /** Null while nobody knows the board: only the start-up limit counts then. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Capacity capacity;

    @Activate
    public CallServiceImpl(
            @Reference Whiteboard whiteboard,
            @Reference Drains drains,
            @Reference MediaService media,
            @Reference ConfigService config,
            @Reference Scheduler scheduler,
            @Reference EventBus events,
            CallLimits limits) {
        this(whiteboard, drains, media, config, scheduler, events, CallThreads.of(limits), limits.maxCalls());
    }

    CallServiceImpl(
            Whiteboard whiteboard,
            Drains drains,
            MediaService media,
            ConfigService config,
            Scheduler scheduler,
            EventBus events,
            CallThreads threads,
            int maxCalls) {
        this.threads = threads;
        this.maxCalls = maxCalls;
        this.draining =
                new Draining(drains, scheduler, calls::values, Owner.ofAll(this, media, config, scheduler, events));
        this.environment = new CallEnvironment(
                whiteboard,
                drains,
                new NumberPlan(whiteboard),
                media,
                scheduler,
                events,
                config::snapshot,
                new Devices(whiteboard),
                threads.scripts(),
                new LegIndex(),
                threads.pool(),
                new Table(),
                this::gone);
    }

    @Override
    public void incoming(IncomingCall incoming) {
        Leg leg = incoming.leg();
        LOG.debug("{} asks for {} from {}", leg.party().number(), incoming.dialed(), incoming.source());
        if (incoming.replaces() != null) {
            takeOver(leg, incoming.replaces());
            return;
        }
        Call call = newCall(leg.party(), incoming.dialed(), null);
        call.execute(() -> call.beginning().inbound(leg, admission(leg, 0)));
    }

    private void takeOver(Leg incoming, Leg replaced) {
        Optional<CallLeg> place = environment.legs().find(replaced.id());
        if (place.isPresent()) {
            Call call = place.get().call();
            call.execute(() -> call.transfers().takeOver(incoming, place.get()));
        } else {
            incoming.hangup(Cause.FACILITY_REJECTED);
        }
    }

    /**
     * Why no call can be taken now; null when it can.
     *
     * @param leg of whoever calls; null when it is still to be rung
     * @param more calls that are not counted yet
     */
    private Cause admission(Leg leg, int more) {
        if (stopping || !draining.admits(leg)) {
            return Cause.SYSTEM_RESTART;
        }
        return calls.size() + more > limit() ? Cause.CONGESTION : null;
    }

    private int limit() {
        Capacity board = capacity;
        return board == null ? maxCalls : Math.min(maxCalls, board.maxCalls());
    }

    private static ProblemException stopping() {
        return new ProblemException(
                ProblemException.Kind.UNAVAILABLE,
                "calls.stopping",
                "",
                Text.of("No calls can be made now: the system is about to stop", "系统即将停止，暂时无法呼叫"));
    }

    private ProblemException tooMany() {
        Capacity board = capacity;
        return new ProblemException(
                ProblemException.Kind.UNAVAILABLE,
                "calls.limit",
                "",
                Text.of(
                        "Too many calls: {0} at a time is the limit of {1}",
                        "通话数量过多：{1} 最多允许 {0} 路并发通话",
                        limit(),
                        board == null || board.maxCalls() > maxCalls ? "etc/org.strowger.calls.cfg" : board.model()));
    }

    private final class Table implements CallEnvironment.Calls {
        @Override
        public Call open(Party caller, String dialed, String linkedId) {
            return newCall(caller, dialed, linkedId);
        }

        @Override
        public Optional<Call> find(String id) {
            return Optional.ofNullable(calls.get(id));
        }
    }

    private Call newCall(Party caller, String dialed, String linkedId) {
        Call call = new Call(environment, UUID.randomUUID().toString(), caller, dialed, linkedId);
        calls.put(call.callId(), call);
        return call;
    }

    private void gone(Call call) {
        calls.remove(call.callId());
        allGone.check();
    }

    @Override
    public List<CallView> calls() {
        return calls.values().stream().map(Call::view).toList();
    }

    @Override
    public Optional<CallView> call(String id) {
        return Optional.ofNullable(calls.get(id)).map(Call::view);
    }

    @Override
    public String originate(String fromExtension, String to) {
        PartyProfile profile =
                environment.whiteboard().profile(fromExtension).orElseThrow(() -> unknown(fromExtension));
        if (!NumberPlan.dialable(to)) {
            throw undialable("to");
        }
        Cause refusal = admission(null, 1);
        if (refusal == Cause.SYSTEM_RESTART) {
            throw stopping();
        }
        if (refusal != null) {
            throw tooMany();
        }
        Call call = newCall(profile.party(), to, null);
        List<Leg> devices = ownDevices(call, fromExtension, to);
        call.execute(() -> call.beginning().originated(devices));
        return call.callId();
    }

    private static ProblemException undialable(String field) {
        return new ProblemException(
                ProblemException.Kind.INVALID,
                "number.malformed",
                field,
                Text.of("This is not a number that can be dialled", "此号码无法拨打"));
    }

    private List<Leg> ownDevices(Call call, String extension, String to) {
        Party shown = new Party(to, "", "", false);
        DialRequest request = new DialRequest(call.callId(), extension, shown, to, List.of());
        List<Leg> devices = environment.devices().find(request, Call.MAX_LEGS);
        if (devices.isEmpty()) {
            calls.remove(call.callId());
            throw new ProblemException(
                    ProblemException.Kind.CONFLICT,
                    "extension.unreachable",
                    "from",
                    Text.of("No device of extension {0} can be reached", "分机 {0} 没有可用的终端", extension));
        }
        return devices;
    }

    private static ProblemException unknown(String extension) {
        return new ProblemException(
                ProblemException.Kind.INVALID,
                "extension.unknown",
                "from",
                Text.of("There is no extension {0}", "分机 {0} 不存在", extension));
    }

    @Override
    public void transfer(String callId, String legId, String target, TransferProgress progress) {
        if (!NumberPlan.dialable(target)) {
            throw undialable("target");
        }
        Call call = existing(callId);
        CallLeg leg =
                environment.legs().find(legId).filter(l -> l.call() == call).orElseThrow(CallServiceImpl::noSuchCall);
        call.execute(() -> call.transfers().asked(leg.leg(), TransferRequest.blind(target, progress)));
    }

    @Override
    public void join(String legId, String consultationLegId, TransferProgress progress) {
        CallLeg leg = environment.legs().find(legId).orElseThrow(CallServiceImpl::noSuchCall);
        CallLeg other = environment.legs().find(consultationLegId).orElseThrow(CallServiceImpl::noSuchCall);
        TransferRequest request = new TransferRequest("", other.leg(), progress);
        leg.call().execute(() -> leg.call().transfers().asked(leg.leg(), request));
    }

    private Call existing(String callId) {
        Call call = calls.get(callId);
        if (call == null) {
            throw noSuchCall();
        }
        return call;
    }

    private static ProblemException noSuchCall() {
        return new ProblemException(
                ProblemException.Kind.NOT_FOUND,
                "call.unknown",
                "",
                Text.of("There is no such call, or it is over", "通话不存在或已结束"));
    }

    @Override
    public void hangup(String callId, Cause cause) {
        Call call = existing(callId);
        call.execute(() -> call.end(cause, CallJournal.SYSTEM));
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public Drain drain(Set<Long> bundles, Duration within) {
        return draining.begin(bundles, within);
    }

    /** Legs in use by an extension, for diagnostics and tests. */
    int legsOf(String extension) {
        return environment.legs().count(extension);
    }

    /** Ends every call and waits a moment until phones and records know. */
    @Deactivate
    void stop() {
        stopping = true;
        calls.values().forEach(call -> call.execute(() -> call.end(Cause.SYSTEM_RESTART, CallJournal.SYSTEM)));
        if (!allGone.await(threads.drain())) {
            LOG.warn("{} calls did not end in time", calls.size());
        }
        threads.stop();
        draining.stop();
    }
}
