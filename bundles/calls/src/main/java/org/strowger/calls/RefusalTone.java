package org.strowger.calls;

import java.time.Duration;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
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
    private final String by;
    private final MediaEndpoint caller;
    private final ProgressTone what;
    private MediaEndpoint.Playback tone;
    private Scheduler.Cancellable timer;

    private RefusalTone(Call call, Cause cause, String by, MediaEndpoint caller, ProgressTone what) {
        this.call = call;
        this.cause = cause;
        this.by = by;
        this.caller = caller;
        this.what = what;
    }

    /** Null when the caller was not answered, has gone (back to who transferred him), or there is nothing to tell. */
    static RefusalTone of(Call call, Cause cause, String by) {
        CallLeg caller = call.callerCallLeg();
        ProgressTone what = of(cause);
        boolean hears = caller != null
                && !caller.ended()
                && what != null
                && caller.leg().state() == Leg.State.UP;
        MediaEndpoint sound = hears ? caller.watchMedia() : null;
        return sound == null ? null : new RefusalTone(call, cause, by, sound, what);
    }

    /** The tone for a cause; null when there is nothing to tell. */
    private static ProgressTone of(Cause cause) {
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

    void start() {
        call.note("tone", what.key());
        tone = caller.play(call.environment().tone(what), byItself -> {});
        timer = call.after(LENGTH, () -> call.end(cause, by));
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
