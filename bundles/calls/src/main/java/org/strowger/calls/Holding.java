package org.strowger.calls;

import java.time.Duration;
import java.time.Instant;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Destination;
import org.strowger.api.core.Scheduler;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaEndpoint;

/** Keeps the caller waiting with sound until another call takes him, his time is over, or he gives up. */
final class Holding implements Activity {
    /** Sound that ends sooner is not begun anew at once: there may be something wrong with it. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Call call;
    private final AudioSource sound;
    private final Destination after;
    private final long owner;
    private CallLeg leg;
    private MediaEndpoint.Playback playback;
    private Instant playedAt;
    private Scheduler.Cancellable again;
    private Scheduler.Cancellable timer;
    private Connecting taker;
    private boolean late;
    private boolean over;

    Holding(Call call, AudioSource sound, Destination after) {
        this.call = call;
        this.sound = sound;
        this.after = after;
        this.owner = call.owner();
        this.leg = call.callerCallLeg();
    }

    void start(Duration longest) {
        timer = call.after(longest, () -> leave("time is over"));
        open();
    }

    private void open() {
        if (leg.up()) {
            waits();
        } else {
            leg.markAnswered();
            leg.leg().answer(null);
        }
    }

    private void waits() {
        // A transferor need not stay until somebody takes the caller.
        call.transfers().answered();
        if (playback == null) {
            play();
        }
    }

    private void play() {
        MediaEndpoint media = leg.watchMedia();
        if (media != null && !over) {
            playedAt = call.now();
            playback = media.play(sound, byItself -> call.execute(() -> ended(byItself)));
        }
    }

    private void ended(boolean byItself) {
        if (!byItself || over) {
            return;
        }
        boolean tooShort = playedAt.plus(SHORTEST).isAfter(call.now());
        if (tooShort) {
            again = call.after(SHORTEST, this::play);
        } else {
            play();
        }
    }

    /** The caller goes on to where whoever holds him wanted him to go, unless he is about to be taken. */
    void leave(String why) {
        if (over) {
            return;
        }
        if (taker != null) {
            late = true;
            return;
        }
        call.note("hold", why);
        call.enter(after);
    }

    // ---- another call takes the caller

    /** False when another one is faster. */
    boolean reserve(Connecting by) {
        if (over || taker != null) {
            return false;
        }
        taker = by;
        return true;
    }

    /** It does not want him any more. */
    void release() {
        taker = null;
        if (late) {
            leave("time is over");
        }
    }

    /** Its caller's leg is here. */
    void take(CallLeg party, CallRecord.Transfer transfer) {
        if (over) {
            call.legs().discard(party, Cause.NORMAL_CLEARING);
            return;
        }
        call.legs().adopt(party);
        party.start();
        party.leg().identify(leg.party());
        call.note("connect", party.party().number() + " takes the call");
        call.talk(party, null);
        call.journal().transferred(transfer);
    }

    @Override
    public long owner() {
        return owner;
    }

    @Override
    public void disown() {
        leave("who keeps the caller is out of service");
    }

    @Override
    public CallView.State state() {
        return CallView.State.WAITING;
    }

    @Override
    public void answered(CallLeg from) {
        if (from == leg) {
            waits();
        } else {
            from.hangup(Cause.ANSWERED_ELSEWHERE);
        }
    }

    /** Another device of the same user waits from now on. */
    @Override
    public boolean replace(CallLeg place, CallLeg next) {
        if (place != leg) {
            return false;
        }
        silence();
        leg = next;
        open();
        return true;
    }

    private void silence() {
        if (again != null) {
            again.cancel();
        }
        if (playback != null) {
            playback.stop();
            playback = null;
        }
    }

    @Override
    public void stop(Cause cause) {
        over = true;
        timer.cancel();
        silence();
    }
}
