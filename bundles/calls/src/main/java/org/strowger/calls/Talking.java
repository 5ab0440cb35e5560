package org.strowger.calls;

import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaEndpoint;

/** Two parties joined, with music for whom the other has put on hold. */
final class Talking implements Activity {
    private final Call call;
    private final Side caller;
    private final Side callee;
    private MediaBridge bridge;

    /**
     * @param early bridge that joins the two already, or null
     */
    Talking(Call call, CallLeg caller, CallLeg callee, MediaBridge early) {
        this.call = call;
        this.caller = new Side(caller);
        this.callee = new Side(callee);
        this.bridge = early;
    }

    void start() {
        call.journal().answered(callee.leg);
        caller.leg.leg().identify(callee.leg.party());
        if (!caller.leg.up()) {
            caller.leg.markAnswered();
            caller.leg.leg().answer(callee.leg.leg().format());
        }
        join();
        music();
    }

    /** Joins the two as soon as both have sound; a caller without an offer gets his only with the answer. */
    private void join() {
        MediaEndpoint near = caller.leg.watchMedia();
        MediaEndpoint far = callee.leg.watchMedia();
        if (bridge == null && near != null && far != null) {
            bridge = call.environment().media().bridge(near, far, call.settings().jitterBuffer());
        }
    }

    @Override
    public CallView.State state() {
        return CallView.State.TALKING;
    }

    @Override
    public void answered(CallLeg leg) {
        if (leg == caller.leg || leg == callee.leg) {
            join();
        } else {
            leg.hangup(Cause.ANSWERED_ELSEWHERE);
        }
    }

    @Override
    public void held(CallLeg leg, boolean held) {
        if (leg == caller.leg || leg == callee.leg) {
            call.journal().held(leg, held);
            music();
        }
    }

    /** Who is held and has not put the other on hold himself hears the music of the holder. */
    private void music() {
        caller.hears(callee);
        callee.hears(caller);
    }

    @Override
    public void digit(CallLeg leg, char digit, int milliseconds, boolean insideSound) {
        Side other = leg == caller.leg ? callee : caller;
        MediaEndpoint media = other.leg.leg().media();
        if (!insideSound && media != null) {
            // Keys inside the sound pass through the bridge; these came beside it.
            media.sendDigit(digit, milliseconds);
        }
    }

    @Override
    public void ended(CallLeg leg, Cause cause) {
        if (leg == callee.leg) {
            call.end(cause, CallJournal.CALLEE);
        }
    }

    @Override
    public void stop(Cause cause) {
        caller.silence();
        callee.silence();
        if (bridge != null) {
            bridge.close();
            bridge = null;
        }
        callee.leg.hangup(cause);
    }

    private final class Side {
        private final CallLeg leg;
        private MediaEndpoint.Playback music;

        Side(CallLeg leg) {
            this.leg = leg;
        }

        void hears(Side other) {
            boolean wanted = other.leg.leg().held() && !leg.leg().held();
            MediaEndpoint media = leg.leg().media();
            if (!wanted) {
                silence();
            } else if (music == null && media != null) {
                String musicClass = call.environment().musicClass(other.leg.party());
                music = media.play(call.environment().media().music(musicClass), byItself -> {});
            }
        }

        void silence() {
            if (music != null) {
                music.stop();
                music = null;
            }
        }
    }
}
