package org.strowger.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.trace.CallTrace;
import org.strowger.api.core.Text;
import org.strowger.api.media.MediaStatistics;
import org.strowger.api.sip.SipTap;

/**
 * Brings together what belongs to one call: messages are known by their Call-ID, that by its leg, and that by its call. What
 * comes before its call is known waits a while.
 */
final class Desk {
    static final int MOST_CALLS = 5_000;
    static final int MOST_DIALOGS = 20_000;
    static final long MOST_CHARACTERS = 64L << 20;
    /** The answer to the BYE and what is repeated come after the end of a call. */
    static final Duration LINGER = Duration.ofSeconds(3);
    /** An INVITE that has not become a leg until then never will. */
    static final Duration UNCLAIMED = Duration.ofSeconds(40);
    /** A call of which nothing is heard for so long has ended without a word. */
    static final Duration FORGOTTEN = Duration.ofHours(24);

    private static final int MOST_EARLY = 24;
    /** Whoever sends INVITEs that come to nothing fills no more than this. */
    static final long MOST_EARLY_BYTES = 8L << 20;

    private final Function<String, LiveTrace> opening;
    private final Consumer<CallTrace> finished;
    private final Map<String, LiveTrace> calls = new LinkedHashMap<>();
    private final Map<String, String> callOfLeg = new HashMap<>();
    private final Map<String, Dialog> dialogs = new LinkedHashMap<>();
    private final Map<String, Dialog> dialogOfLeg = new HashMap<>();
    private long earlyBytes;

    /** A Call-ID. */
    private static final class Dialog {
        final String callId;
        final long since;
        final List<SipTap.Message> early = new ArrayList<>();
        String leg;

        Dialog(String callId, long since) {
            this.callId = callId;
            this.since = since;
        }
    }

    /** @param opening makes the trace of a new call; a hollow one when it is not to be traced */
    Desk(Function<String, LiveTrace> opening, Consumer<CallTrace> finished) {
        this.opening = opening;
        this.finished = finished;
    }

    synchronized void message(SipTap.Message message, long now) {
        String id = Glance.callId(message.data());
        Dialog dialog = dialogs.get(id);
        if (dialog == null) {
            if (id.isEmpty() || !Glance.isInvite(message.data()) || dialogs.size() >= MOST_DIALOGS) {
                return;
            }
            dialog = new Dialog(id, now);
            dialogs.put(id, dialog);
        }
        LiveTrace trace = dialog.leg == null ? null : traceOf(dialog.leg);
        if (trace != null) {
            trace.touch(now);
            if (!trace.hollow()) {
                trace.message(dialog.leg, message, SipText.of(message.data()));
            }
        } else if (dialog.early.size() < MOST_EARLY && earlyBytes + message.data().length <= MOST_EARLY_BYTES) {
            dialog.early.add(message);
            earlyBytes += message.data().length;
        }
    }

    private void clear(Dialog dialog) {
        dialog.early.forEach(message -> earlyBytes -= message.data().length);
        dialog.early.clear();
    }

    private LiveTrace traceOf(String leg) {
        String call = callOfLeg.get(leg);
        return call == null ? null : calls.get(call);
    }

    synchronized void leg(String callId, String leg, long now) {
        Dialog dialog = dialogs.computeIfAbsent(callId, id -> new Dialog(id, now));
        dialog.leg = leg;
        dialogOfLeg.put(leg, dialog);
        claim(dialog);
    }

    synchronized void joined(String callId, String leg, long now) {
        LiveTrace trace = open(callId, now);
        if (trace != null) {
            callOfLeg.put(leg, callId);
            trace.leg(leg);
            Dialog dialog = dialogOfLeg.get(leg);
            if (dialog != null) {
                claim(dialog);
            }
        }
    }

    private LiveTrace open(String callId, long now) {
        LiveTrace trace = calls.get(callId);
        if (trace == null && calls.size() < MOST_CALLS) {
            trace = opening.apply(callId);
            calls.put(callId, trace);
        }
        if (trace != null) {
            trace.touch(now);
        }
        return trace;
    }

    /** What came early is put where it belongs, once that is known. */
    private void claim(Dialog dialog) {
        LiveTrace trace = traceOf(dialog.leg);
        if (trace != null && !trace.hollow()) {
            dialog.early.forEach(message -> trace.message(dialog.leg, message, SipText.of(message.data())));
        }
        if (trace != null) {
            clear(dialog);
        }
    }

    /** The state of a call. One that was not seen from its beginning has no trace. */
    synchronized void record(CallRecord record, long now) {
        LiveTrace trace = calls.get(record.id());
        if (trace != null && !trace.ended()) {
            trace.touch(now);
            trace.record(record);
            if (trace.hollow() && trace.ended()) {
                close(trace, false);
            }
        }
    }

    synchronized void keyed(String callId, String leg, Instant at) {
        LiveTrace trace = calls.get(callId);
        if (trace != null) {
            trace.keyed(at, leg);
        }
    }

    synchronized void event(String callId, String leg, Instant at, String name, Text text) {
        LiveTrace trace = calls.get(callId);
        if (trace != null) {
            trace.event(at, leg, name, text);
        }
    }

    /** Something that concerns all calls. */
    synchronized void event(Instant at, String name, Text text) {
        calls.values().forEach(trace -> trace.event(at, null, name, text));
    }

    /** So much is missing, nobody knows where. */
    synchronized void lost(int count) {
        calls.values().forEach(trace -> trace.lose(count));
    }

    /** Puts away what is over. */
    synchronized void tidy(long now) {
        long characters =
                calls.values().stream().mapToLong(LiveTrace::characters).sum();
        for (LiveTrace trace : List.copyOf(calls.values())) {
            long quiet = trace.quiet(now);
            boolean tooMuch = characters > MOST_CHARACTERS;
            if (trace.ended() && quiet >= LINGER.toNanos() || quiet >= FORGOTTEN.toNanos() || tooMuch) {
                characters -= trace.characters();
                close(trace, tooMuch && !trace.ended());
            }
        }
        for (Iterator<Dialog> i = dialogs.values().iterator(); i.hasNext(); ) {
            Dialog dialog = i.next();
            boolean claimed = dialog.leg != null && traceOf(dialog.leg) != null;
            if (!claimed && now - dialog.since >= UNCLAIMED.toNanos()) {
                i.remove();
                clear(dialog);
                dialogOfLeg.remove(dialog.leg, dialog);
            }
        }
    }

    private void close(LiveTrace trace, boolean cut) {
        calls.remove(trace.callId());
        for (String leg : trace.legs().keySet()) {
            if (callOfLeg.remove(leg, trace.callId())) {
                Dialog dialog = dialogOfLeg.remove(leg);
                if (dialog != null) {
                    dialogs.remove(dialog.callId, dialog);
                }
            }
        }
        if (trace.record() != null && !trace.hollow()) {
            trace.lose(cut ? 1 : 0);
            finished.accept(new Ladder(trace, Map.of()).trace(false));
        }
    }

    /** Puts everything away, as far as it has got. */
    synchronized void closeAll() {
        List.copyOf(calls.values()).forEach(trace -> close(trace, !trace.ended()));
    }

    synchronized Optional<CallTrace> find(String callId, Map<String, MediaStatistics> figures) {
        return Optional.ofNullable(calls.get(callId))
                .filter(trace -> trace.record() != null && !trace.hollow())
                .map(trace -> new Ladder(trace, figures).trace(true));
    }

    /** What waits for its call, for tests. */
    synchronized long earlyBytes() {
        return earlyBytes;
    }

    synchronized Set<String> among(Collection<String> callIds) {
        return callIds.stream().filter(this::traces).collect(Collectors.toSet());
    }

    private boolean traces(String callId) {
        LiveTrace trace = calls.get(callId);
        return trace != null && !trace.hollow();
    }
}
