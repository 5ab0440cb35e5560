package org.strowger.rest.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.board.BoardStatus;
import org.strowger.api.board.Boards;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecords;
import org.strowger.api.call.CallService;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.IncomingCall;
import org.strowger.api.call.Party;
import org.strowger.api.call.TransferProgress;
import org.strowger.api.call.trace.CallTrace;
import org.strowger.api.call.trace.CallTraces;
import org.strowger.api.call.trace.TraceStep;
import org.strowger.api.core.Text;
import org.strowger.api.hal.HostInfo;
import org.strowger.api.hal.LinePort;
import org.strowger.api.hal.ModuleKind;
import org.strowger.api.hal.PortHealth;
import org.strowger.api.hal.PortKind;
import org.strowger.api.hal.PortState;
import org.strowger.api.media.PromptLibrary;
import org.strowger.api.sip.Registration;
import org.strowger.api.sip.Registrations;
import org.strowger.api.sip.SipAccount;
import org.strowger.api.sip.SipTrace;
import org.strowger.rest.calls.TelephonyParts;

/** One call from 101 and one from 102, with records and registrations of both. */
public final class FakeTelephony implements TelephonyParts {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final List<String> EXTENSIONS = List.of("101", "102");
    /** What was asked for, in words. */
    public final List<String> done = new ArrayList<>();

    public CallRecords.Query lastQuery;
    public final FakePrompts prompts = new FakePrompts();

    @Override
    public PromptLibrary prompts() {
        return prompts;
    }

    @Override
    public CallService calls() {
        return new CallService() {
            @Override
            public void incoming(IncomingCall call) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<CallView> calls() {
                return EXTENSIONS.stream().map(FakeTelephony::view).toList();
            }

            @Override
            public Optional<CallView> call(String id) {
                return calls().stream().filter(c -> c.id().equals(id)).findFirst();
            }

            @Override
            public String originate(String from, String to) {
                done.add("originate " + from + " " + to);
                return "call-new";
            }

            @Override
            public void transfer(String callId, String legId, String target, TransferProgress progress) {
                done.add("transfer " + callId + " " + legId + " " + target);
            }

            @Override
            public void join(String legId, String consultationLegId, TransferProgress progress) {
                done.add("join " + legId + " " + consultationLegId);
            }

            @Override
            public void hangup(String callId, Cause cause) {
                done.add("hangup " + callId + " " + cause);
            }
        };
    }

    private static CallView view(String extension) {
        return new CallView(
                "call-" + extension,
                NOW,
                null,
                CallView.State.IN_SCRIPT,
                Party.extension(extension, "Name"),
                "*43",
                List.of());
    }

    private static CallRecord record(String extension) {
        return new CallRecord(
                "cdr-" + extension,
                "cdr-" + extension,
                NOW,
                NOW.plusSeconds(2),
                NOW.plusSeconds(12),
                new Party(extension, "=cmd()", extension, false),
                "*43",
                "*43",
                CallRecord.Kind.INTERNAL,
                "101".equals(extension) ? CallRecord.Result.ANSWERED : CallRecord.Result.NO_ANSWER,
                Cause.NORMAL_CLEARING,
                "caller",
                List.of(),
                List.of());
    }

    @Override
    public Optional<CallTraces> callTraces() {
        return Optional.of(new CallTraces() {
            @Override
            public Optional<CallTrace> find(String callId) {
                return traced(List.of(callId)).isEmpty() ? Optional.empty() : Optional.of(trace(callId));
            }

            @Override
            public Set<String> traced(Collection<String> callIds) {
                return callIds.stream().filter(id -> id.endsWith("-101")).collect(Collectors.toSet());
            }

            @Override
            public byte[] pcap(CallTrace trace) {
                return new byte[] {1, 2, 3};
            }
        });
    }

    private static CallTrace trace(String id) {
        TraceStep.TraceRule rule = new TraceStep.TraceRule("forwarding", "101", "101");
        List<TraceStep> steps = List.of(
                step(1, TraceStep.Kind.SIP, null, NOW.plusNanos(123_456_000)),
                step(2, TraceStep.Kind.ROUTING, rule, NOW.plusSeconds(1)));
        return new CallTrace(
                id, id, "101", "*43", NOW, null, null, true, 17, false, 0, List.of(), steps, List.of(), null);
    }

    private static TraceStep step(int n, TraceStep.Kind kind, TraceStep.TraceRule rule, Instant at) {
        return new TraceStep(
                n,
                at,
                0,
                kind,
                "p1",
                "s",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                Text.of("en", "zh"),
                "",
                null,
                rule,
                null);
    }

    @Override
    public CallRecords records() {
        return new CallRecords() {
            @Override
            public Page find(Query query) {
                lastQuery = query;
                List<CallRecord> found = EXTENSIONS.stream()
                        .filter(e -> query.extension() == null || e.equals(query.extension()))
                        .map(FakeTelephony::record)
                        .filter(r -> query.result() == null || r.result() == query.result())
                        .toList();
                return new Page(found, found.size(), false, "next-page");
            }

            @Override
            public Optional<CallRecord> get(String id) {
                return EXTENSIONS.stream()
                        .map(FakeTelephony::record)
                        .filter(r -> r.id().equals(id))
                        .findFirst();
            }
        };
    }

    public static Registration registration(String user) {
        return new Registration(
                "reg-" + user,
                user,
                "sip:" + user + "@127.0.0.1",
                "127.0.0.1:5060",
                SipAccount.Transport.UDP,
                "<script>",
                NOW,
                NOW.plusSeconds(60),
                true,
                1.5);
    }

    @Override
    public Registrations registrations() {
        return new Registrations() {
            @Override
            public List<Registration> all() {
                return EXTENSIONS.stream().map(FakeTelephony::registration).toList();
            }

            @Override
            public List<Registration> of(String user) {
                return all().stream().filter(r -> r.user().equals(user)).toList();
            }

            @Override
            public boolean remove(String id) {
                return done.add("remove " + id);
            }
        };
    }

    @Override
    public SipTrace trace() {
        return new SipTrace() {
            @Override
            public void enable(boolean on) {
                done.add("trace " + on);
            }

            @Override
            public boolean enabled() {
                return done.contains("trace true");
            }

            @Override
            public List<Message> messages(String callId, int limit) {
                return List.of();
            }
        };
    }

    @Override
    public Boards boards() {
        return new Boards() {
            @Override
            public BoardStatus status() {
                return board();
            }

            @Override
            public List<LinePort> ports() {
                return List.of();
            }

            @Override
            public List<BoardProfile> profiles() {
                return List.of(board().profile());
            }
        };
    }

    private static BoardStatus board() {
        BoardProfile profile = new BoardProfile(
                "T100",
                Text.of("Small", "小型"),
                null,
                new BoardProfile.Limits(100, 30),
                List.of(),
                List.of("WAN", "LAN"),
                List.of("board-t100"),
                List.of(),
                Map.of());
        return new BoardStatus(
                profile,
                BoardStatus.Chosen.MATCH,
                BoardStatus.State.NO_DRIVER,
                Text.of("No driver", "没有驱动"),
                HostInfo.UNKNOWN,
                List.of(new BoardStatus.Candidate("T200", false, Text.of("other", "不同"))),
                "",
                List.of("board-t100"),
                List.of(new BoardStatus.Slot(
                        1,
                        ModuleKind.FXO,
                        "",
                        List.of(new BoardStatus.Port(
                                "main/1/1", "FXO-1", PortKind.FXO, PortHealth.RED, PortState.OFF_HOOK)))));
    }
}
