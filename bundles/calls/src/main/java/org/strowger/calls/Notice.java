package org.strowger.calls;

import java.time.Duration;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.core.Scheduler;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaEndpoint;

/** Plays something to the caller, as early media where he was not answered, and then goes on. On the call's executor. */
final class Notice implements Activity {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Call call;
    private final Runnable next;
    private MediaEndpoint.Playback playback;
    private Scheduler.Cancellable timer;
    private boolean over;

    private Notice(Call call, Runnable next) {
        this.call = call;
        this.next = next;
    }

    /** Goes on at once where the caller has no sound yet. */
    static void play(Call call, AudioSource source, Runnable next) {
        CallLeg caller = call.callerCallLeg();
        if (!caller.up()) {
            caller.leg().progress();
        }
        MediaEndpoint sound = caller.watchMedia();
        if (sound == null) {
            next.run();
            return;
        }
        Notice notice = new Notice(call, next);
        call.switchTo(notice);
        notice.timer = call.after(LONGEST, notice::goOn);
        notice.playback = sound.play(source, byItself -> call.execute(notice::goOn));
    }

    private void goOn() {
        if (!over) {
            finish();
            call.decide(next);
        }
    }

    private void finish() {
        over = true;
        timer.cancel();
        playback.stop();
    }

    @Override
    public CallView.State state() {
        return CallView.State.ROUTING;
    }

    @Override
    public void stop(Cause cause) {
        if (!over) {
            finish();
        }
    }
}
