package org.strowger.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.LegRecord;
import org.strowger.api.call.trace.SdpSummary;
import org.strowger.api.core.Text;
import org.strowger.api.sip.SipTap;

/** What is gathered of one call, bounded. Guarded by the desk. */
final class LiveTrace {
    static final int MOST_ENTRIES = 600;
    static final int MOST_CHARACTERS = 768 * 1024;

    private final String callId;
    private final long configVersion;
    private final boolean bodies;
    private final Predicate<String> known;
    private final List<Entry> entries = new ArrayList<>();
    /** By leg, in the order in which they joined. */
    private final Map<String, LegNotes> legs = new LinkedHashMap<>();

    private final Set<Long> seen = new HashSet<>();
    private final boolean hollow;
    private CallRecord record;
    private long heard;
    private int steps;
    private int characters;
    private int dropped;
    private int n;

    /** What is remembered of a leg. */
    static final class LegNotes {
        final SdpLedger sdp = new SdpLedger();
        String transport = "";
        String local = "";
        String remote = "";
        int digits;
        /** Those of the last entry about keys. */
        int run;

        boolean rang;
        boolean answered;
        boolean ended;
    }

    /** @param known whether a number is somebody's; digits that are nobody's number may be a PIN */
    LiveTrace(String callId, long configVersion, boolean bodies, Predicate<String> known) {
        this(callId, configVersion, bodies, known, false);
    }

    private LiveTrace(String callId, long configVersion, boolean bodies, Predicate<String> known, boolean hollow) {
        this.callId = callId;
        this.hollow = hollow;
        this.configVersion = configVersion;
        this.bodies = bodies;
        this.known = known;
    }

    /** Of a call that is not traced: knows what belongs to it, and keeps nothing. */
    static LiveTrace hollow(String callId) {
        return new LiveTrace(callId, 0, false, number -> false, true);
    }

    boolean hollow() {
        return hollow;
    }

    void touch(long now) {
        heard = now;
    }

    /** For so many nanoseconds nothing was heard of it. */
    long quiet(long now) {
        return now - heard;
    }

    String callId() {
        return callId;
    }

    long configVersion() {
        return configVersion;
    }

    CallRecord record() {
        return record;
    }

    List<Entry> entries() {
        return entries;
    }

    Map<String, LegNotes> legs() {
        return legs;
    }

    int characters() {
        return characters;
    }

    int dropped() {
        return dropped;
    }

    boolean ended() {
        return record != null && record.endedAt() != null;
    }

    /** Something of it could not be kept. */
    void lose(int count) {
        dropped += count;
    }

    LegNotes leg(String legId) {
        return legs.computeIfAbsent(legId, id -> new LegNotes());
    }

    void message(String legId, SipTap.Message message, SipText text) {
        LegNotes notes = leg(legId);
        if (notes.remote.isEmpty()) {
            notes.transport = message.transport();
            notes.local = message.local().get();
            notes.remote = Addresses.text(message.remote());
        }
        if (full()) {
            dropped++;
            return;
        }
        boolean described =
                text.contentType().equals("application/sdp") && !text.body().isBlank();
        int number = ++n;
        SdpSummary sdp = described ? notes.sdp.add(number, text, message.received()) : null;
        String redacted = Redaction.of(text, bodies);
        characters += redacted.length();
        entries.add(new Entry.Sip(
                number,
                message.at(),
                legId,
                message.received(),
                message.transport(),
                notes.local,
                Addresses.text(message.remote()),
                text.method(),
                text.status(),
                text.reason(),
                text.cseq(),
                text.response() ? null : text.target(),
                !seen.add(fingerprint(legId, message)),
                redacted,
                sdp));
    }

    private static long fingerprint(String legId, SipTap.Message message) {
        long both = (long) Arrays.hashCode(message.data()) << 32;
        return both ^ (legId.hashCode() * 2L + (message.received() ? 1 : 0)) & 0xFFFF_FFFFL;
    }

    private boolean full() {
        return hollow || entries.size() >= MOST_ENTRIES || characters >= MOST_CHARACTERS;
    }

    /** The call as it is now: what is new in it becomes entries. */
    void record(CallRecord now) {
        record = now;
        if (hollow) {
            return;
        }
        List<CallRecord.Step> noted = now.steps();
        for (; steps < noted.size(); steps++) {
            CallRecord.Step step = noted.get(steps);
            String decision = byService(step.at()) ? KeyedDigits.hidden(step.decision(), this::shown) : step.decision();
            if (!full()) {
                entries.add(new Entry.Routing(++n, step.at(), step, decision));
            }
        }
        now.legs().forEach(this::progress);
        if (now.endedAt() != null) {
            event(now.endedAt(), null, "ended", Wording.end(now));
        }
    }

    /** Whether somebody could have keyed it in after the answer. */
    private boolean byService(Instant at) {
        return record.answeredAt() != null && !at.isBefore(record.answeredAt());
    }

    private boolean shown(String digits) {
        return digits.equals(record.dialed())
                || digits.equals(record.caller().number())
                || record.legs().stream().anyMatch(leg -> leg.party().number().equals(digits))
                || known.test(digits);
    }

    private void progress(LegRecord leg) {
        LegNotes notes = leg(leg.id());
        String who = leg.party().number();
        if (leg.ringingAt() != null && !notes.rang) {
            notes.rang = true;
            event(leg.ringingAt(), leg.id(), "ringing", Text.of("{0} rings", "{0} 振铃", who));
        }
        if (leg.answeredAt() != null && !notes.answered) {
            notes.answered = true;
            event(leg.answeredAt(), leg.id(), "answered", answered(leg));
        }
        if (leg.endedAt() != null && !notes.ended) {
            notes.ended = true;
            event(leg.endedAt(), leg.id(), "leg-ended", Wording.left(who, leg.cause()));
            if (leg.media() != null
                    && !full()
                    && (leg.media().packetsReceived() > 0 || leg.media().packetsSent() > 0)) {
                entries.add(new Entry.Figures(++n, leg.endedAt(), leg.id(), Wording.figures(who, leg.media())));
            }
        }
    }

    private static Text answered(LegRecord leg) {
        String who = leg.party().number();
        return leg.inbound() ? Text.of("{0} is answered", "已应答 {0}", who) : Text.of("{0} answers", "{0} 接听", who);
    }

    void event(Instant at, String legId, String name, Text text) {
        if (!full()) {
            entries.add(new Entry.Event(++n, at, legId, name, text));
        }
    }

    /** A key was pressed. Keys that follow each other become one entry. */
    void keyed(Instant at, String legId) {
        LegNotes notes = leg(legId);
        notes.digits++;
        Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        if (last instanceof Entry.Event event && event.name().equals("digits") && legId.equals(event.leg())) {
            notes.run++;
            Text text = Wording.keys(notes.run);
            entries.set(entries.size() - 1, new Entry.Event(event.n(), event.at(), legId, event.name(), text));
        } else {
            notes.run = 1;
            event(at, legId, "digits", Wording.keys(1));
        }
    }
}
