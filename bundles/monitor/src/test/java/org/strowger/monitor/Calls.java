package org.strowger.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallService;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.IncomingCall;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;
import org.strowger.api.call.TransferProgress;
import org.strowger.api.media.MediaStatistics;

/** Calls as a test says they are. */
public final class Calls implements CallService {
    public static final Instant T0 = Instant.parse("2026-11-21T08:00:00Z");
    public final List<CallView> views = new CopyOnWriteArrayList<>();

    /** From 101 to 102. @param ringing @param answered null for not yet */
    public static CallRecord record(String id, Instant ringing, Instant answered) {
        return record(
                id,
                "102",
                List.of(
                        leg(id + "-a", true, "101", null, answered, null),
                        leg(id + "-b", false, "102", ringing, answered, null)));
    }

    public static CallRecord record(String id, String dialed, List<CallRecord.LegRecord> legs) {
        return new CallRecord(
                id,
                id,
                T0,
                null,
                null,
                party("101"),
                dialed,
                "",
                CallRecord.Kind.INTERNAL,
                CallRecord.Result.OPEN,
                null,
                "",
                legs,
                List.of());
    }

    public static CallRecord.LegRecord leg(
            String id, boolean inbound, String extension, Instant ringing, Instant answered, Instant ended) {
        return new CallRecord.LegRecord(
                id, "sip", inbound, party(extension), "", T0, ringing, answered, ended, null, MediaStatistics.NONE);
    }

    public static Party party(String extension) {
        return Party.extension(extension, "Name " + extension);
    }

    public static CallView view(String id, MediaStatistics media) {
        return new CallView(
                id,
                T0,
                T0,
                CallView.State.TALKING,
                party("101"),
                "102",
                List.of(
                        new CallView.LegView(id + "-a", "sip", true, party("101"), "", Leg.State.UP, false, media),
                        new CallView.LegView(id + "-b", "sip", false, party("102"), "", Leg.State.UP, false, media)));
    }

    @Override
    public void incoming(IncomingCall call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<CallView> calls() {
        return views;
    }

    @Override
    public Optional<CallView> call(String id) {
        return views.stream().filter(view -> view.id().equals(id)).findFirst();
    }

    @Override
    public String originate(String fromExtension, String to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void transfer(String callId, String legId, String target, TransferProgress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void join(String legId, String consultationLegId, TransferProgress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void hangup(String callId, Cause cause) {
        throw new UnsupportedOperationException();
    }
}
