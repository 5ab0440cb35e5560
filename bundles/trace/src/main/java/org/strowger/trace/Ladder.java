package org.strowger.trace;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.LegRecord;
import org.strowger.api.call.trace.CallTrace;
import org.strowger.api.call.trace.TraceMedia;
import org.strowger.api.call.trace.TraceParty;
import org.strowger.api.call.trace.TraceStep;
import org.strowger.api.call.trace.TraceStep.TraceRule;
import org.strowger.api.core.Text;
import org.strowger.api.media.MediaStatistics;

/** Makes the trace that people see of what was gathered. */
final class Ladder {
    static final String SYSTEM = "s";
    private static final Set<String> NO_SERVICES = Set.of("extension", "forwarding", "number-plan");

    private final LiveTrace live;
    private final CallRecord record;
    private final Map<String, MediaStatistics> figures;
    private final Map<String, TraceParty> byLeg = new LinkedHashMap<>();
    private final Map<String, TraceParty> services = new LinkedHashMap<>();
    private final Instant began;

    /** @param figures of the sound of legs that are up, by leg */
    Ladder(LiveTrace live, Map<String, MediaStatistics> figures) {
        this.live = live;
        this.record = live.record();
        this.figures = figures;
        this.began = live.entries().stream()
                .map(Entry::at)
                .min(Comparator.naturalOrder())
                .orElse(record.startedAt());
        live.legs().forEach((leg, notes) -> byLeg.put(leg, party(leg, notes)));
    }

    /** @param goesOn more may come */
    CallTrace trace(boolean goesOn) {
        List<TraceStep> steps = live.entries().stream()
                .map(this::step)
                .sorted(Comparator.comparing(TraceStep::at).thenComparing(TraceStep::n))
                .toList();
        boolean over = record.endedAt() != null;
        return new CallTrace(
                record.id(),
                record.linkedId(),
                record.caller().number(),
                record.dialed(),
                record.startedAt(),
                record.answeredAt(),
                record.endedAt(),
                goesOn && !over,
                live.configVersion(),
                live.dropped() > 0,
                live.dropped(),
                parties(),
                steps,
                media(),
                over ? end() : null);
    }

    private CallTrace.End end() {
        int q850 = record.cause() == null ? 0 : record.cause().q850();
        return new CallTrace.End(record.cause(), q850, record.hungUpBy(), record.result(), Wording.end(record));
    }

    /** The caller, the system, then everybody else. */
    private List<TraceParty> parties() {
        List<TraceParty> all = new ArrayList<>(byLeg.values());
        String own = live.legs().values().stream()
                .map(notes -> notes.local)
                .filter(local -> !local.isEmpty())
                .findFirst()
                .orElse("");
        TraceParty system = new TraceParty(SYSTEM, TraceParty.Kind.SYSTEM, "Strowger", own, null);
        all.add(Math.min(1, all.size()), system);
        all.addAll(services.values());
        return all;
    }

    private TraceParty party(String leg, LiveTrace.LegNotes notes) {
        LegRecord known = record.legs().stream()
                .filter(each -> each.id().equals(leg))
                .findFirst()
                .orElse(null);
        String id = "p" + (byLeg.size() + 1);
        String label = known == null
                ? ""
                : (known.party().number() + " " + known.party().name()).strip();
        boolean ours = known == null || !known.party().extension().isEmpty();
        String address =
                notes.remote.isEmpty() ? known == null ? "" : known.device() : notes.transport + " " + notes.remote;
        return new TraceParty(id, ours ? TraceParty.Kind.PHONE : TraceParty.Kind.TRUNK, label, address, leg);
    }

    private String partyOf(String leg) {
        TraceParty party = leg == null ? null : byLeg.get(leg);
        return party == null ? SYSTEM : party.id();
    }

    private TraceStep step(Entry entry) {
        if (entry instanceof Entry.Sip sip) {
            return sip(sip);
        }
        if (entry instanceof Entry.Routing routing) {
            return routing(routing);
        }
        if (entry instanceof Entry.Event event) {
            return plain(entry, TraceStep.Kind.EVENT, event.name(), event.text());
        }
        return plain(entry, TraceStep.Kind.MEDIA, "figures", ((Entry.Figures) entry).text());
    }

    private TraceStep sip(Entry.Sip m) {
        String party = partyOf(m.leg());
        return new TraceStep(
                m.n(),
                m.at(),
                offset(m.at()),
                TraceStep.Kind.SIP,
                m.received() ? party : SYSTEM,
                m.received() ? SYSTEM : party,
                m.leg(),
                null,
                m.transport(),
                m.received() ? m.remote() : m.local(),
                m.received() ? m.local() : m.remote(),
                m.method(),
                m.status(),
                m.reason(),
                m.cseq(),
                m.repeated(),
                Wording.message(m),
                m.text(),
                m.sdp(),
                null,
                null);
    }

    private TraceStep routing(Entry.Routing entry) {
        CallRecord.Step step = entry.step();
        boolean event = Decisions.event(step.step());
        TraceRule rule = step.rule() == null
                ? null
                : new TraceRule(
                        step.rule().type(), step.rule().key(), step.rule().key());
        return new TraceStep(
                entry.n(),
                entry.at(),
                offset(entry.at()),
                event ? TraceStep.Kind.EVENT : TraceStep.Kind.ROUTING,
                SYSTEM,
                event ? null : service(step),
                null,
                event ? (step.step().equals("drain") ? "drained" : step.step()) : null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                Decisions.of(step.step(), entry.decision()),
                step.step() + ": " + entry.decision(),
                null,
                rule,
                step.configVersion() == 0 ? null : step.configVersion());
    }

    /** The service that a decision leads to; null when it leads to none. */
    private String service(CallRecord.Step step) {
        CallRecord.Rule rule = step.rule();
        if (rule == null
                || NO_SERVICES.contains(rule.type())
                || !rule.type().startsWith(step.step()) && !step.step().equals("destination")) {
            return null;
        }
        String label = rule.type().equals("feature-code") ? rule.key() : rule.type() + ' ' + rule.key();
        return services.computeIfAbsent(
                        label,
                        name -> new TraceParty(
                                "v" + (services.size() + 1), TraceParty.Kind.SERVICE, name.strip(), "", null))
                .id();
    }

    private TraceStep plain(Entry entry, TraceStep.Kind kind, String event, Text text) {
        return new TraceStep(
                entry.n(),
                entry.at(),
                offset(entry.at()),
                kind,
                partyOf(entry.leg()),
                entry.leg() == null ? null : SYSTEM,
                entry.leg(),
                event,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                text,
                "",
                null,
                null,
                null);
    }

    private long offset(Instant at) {
        return ChronoUnit.MICROS.between(began, at);
    }

    private List<TraceMedia> media() {
        List<TraceMedia> all = new ArrayList<>();
        for (LegRecord leg : record.legs()) {
            LiveTrace.LegNotes notes = live.legs().get(leg.id());
            TraceParty party = byLeg.get(leg.id());
            MediaStatistics now = figures.getOrDefault(leg.id(), leg.media());
            if (notes != null && party != null && now != null) {
                all.add(LegMedia.of(leg.id(), party.id(), notes, now));
            }
        }
        return all;
    }
}
