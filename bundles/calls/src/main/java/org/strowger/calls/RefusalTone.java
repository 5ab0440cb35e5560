package org.strowger.calls;

import java.time.Duration;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.ProgressTone;
import org.strowger.api.core.Scheduler;
import org.strowger.api.media.MediaEndpoint;

/**
 * Lets a caller whose call was answered already hear why it goes no further, before it ends. One who was not answered is
 * told by signalling, and his own phone makes the tone.
 */
final class RefusalTone implements Activity {
    private static final Duration LENGTH = Duration.ofSeconds(4);

    private final Call call;
    private final Cause cause;
    private MediaEndpoint.Playback tone;
    private Scheduler.Cancellable timer;

    RefusalTone(Call call, Cause cause) {
        this.call = call;
        this.cause = cause;
    }

    /** The tone for a cause; null when there is nothing to tell. */
    static ProgressTone of(Cause cause) {
        return switch (cause) {
            case USER_BUSY, CALL_REJECTED, NO_ANSWER, NO_USER_RESPONSE -> ProgressTone.BUSY;
            case UNALLOCATED_NUMBER, INVALID_NUMBER, NUMBER_CHANGED, SUBSCRIBER_ABSENT ->
                ProgressTone.SPECIAL_INFORMATION;
            case CONGESTION,
                    NETWORK_OUT_OF_ORDER,
                    TEMPORARY_FAILURE,
                    NOT_ALLOWED,
                    FACILITY_REJECTED,
                    INCOMPATIBLE_MEDIA,
                    TOO_MANY_HOPS,
                    INTERWORKING,
                    RECOVERY_ON_TIMER -> ProgressTone.CONGESTION;
            default -> null;
        };
    }

    void start(MediaEndpoint caller, ProgressTone what) {
        call.note("tone", what.key());
        tone = caller.play(call.tone(what), byItself -> {});
        timer = call.after(LENGTH, () -> call.end(cause, CallJournal.SYSTEM));
    }

    @Override
    public CallView.State state() {
        return CallView.State.ROUTING;
    }

    @Override
    public void stop(Cause why) {
        timer.cancel();
        tone.stop();
    }
}
