package org.strowger.api.call.trace;

import java.time.Instant;
import java.util.List;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.core.Nullable;
import org.strowger.api.core.Text;

/**
 * What is known of one call, secrets taken out.
 *
 * @param from number of the caller
 * @param to what was dialled
 * @param answered null when nobody answered, or not yet
 * @param ended null while the call is up
 * @param configVersion of the configuration in force when it began
 * @param truncated something is missing, because there was too much of it or too much else to do
 * @param dropped messages that are known to be missing
 * @param parties in the order in which they joined
 * @param steps in the order of time
 * @param end null while the call is up
 */
public record CallTrace(
        String id,
        String linkedId,
        String from,
        String to,
        Instant started,
        @Nullable Instant answered,
        @Nullable Instant ended,
        boolean live,
        long configVersion,
        boolean truncated,
        int dropped,
        List<TraceParty> parties,
        List<TraceStep> steps,
        List<TraceMedia> media,
        @Nullable End end) {
    public CallTrace {
        parties = List.copyOf(parties);
        steps = List.copyOf(steps);
        media = List.copyOf(media);
    }

    /** The same with later steps only. */
    public CallTrace since(int n) {
        List<TraceStep> later = steps.stream().filter(step -> step.n() > n).toList();
        return new CallTrace(
                id,
                linkedId,
                from,
                to,
                started,
                answered,
                ended,
                live,
                configVersion,
                truncated,
                dropped,
                parties,
                later,
                media,
                end);
    }

    /**
     * How it ended.
     *
     * @param by {@code caller}, {@code callee} or {@code system}
     */
    public record End(Cause cause, int q850, String by, CallRecord.Result result, Text text) {}
}
