package org.strowger.calls;

import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaEndpoint;

/** Two parties joined, with music for whom the other has put on hold. */
final class Talking implements Activity {
    private final Call call;
    private final KeyPassing keys;
    private Side caller;
    private Side callee;
    private MediaBridge bridge;
    private MediaBridge video;

    /**
     * @param early bridge that joins the two already, or null
     */
    Talking(Call call, CallLeg caller, CallLeg callee, MediaBridge early) {
        this.call = call;
        this.keys = new KeyPassing(call);
        this.caller = new Side(caller);
        this.callee = new Side(callee);
        this.bridge = early;
    }

    /** The callee has answered. */
    void start() {
        caller.leg.markAnswered();
        call.answered(callee.leg, callee.leg.party().number());
        caller.isTold(callee);
        if (call.transfers().callerReplaced()) {
            callee.isTold(caller);
        }
        caller.open(callee);
        callee.open(caller);
        resume();
    }

    /** Both are up. */
    void resume() {
        join();
        music();
    }

    @Override
    public CallLeg partner(CallLeg leg) {
        if (leg == caller.leg) {
            return callee.leg;
        }
        return leg == callee.leg ? caller.leg : null;
    }

    @Override
    public boolean replace(CallLeg place, CallLeg next) {
        if (partner(place) == null) {
            return false;
        }
        part();
        Side side = new Side(next);
        Side other = place == caller.leg ? callee : caller;
        caller = place == caller.leg ? side : caller;
        callee = place == callee.leg ? side : callee;
        side.isTold(other);
        other.isTold(side);
        side.open(other);
        resume();
        return true;
    }

    /** Joins the two as soon as both have sound; a caller without an offer gets his only with the answer. */
    private void join() {
        MediaEndpoint near = caller.leg.watchMedia();
        MediaEndpoint far = callee.leg.watchMedia();
        if (bridge == null && near != null && far != null) {
            bridge =
                    call.environment().media().bridge(near, far, call.settings().jitterBuffer());
        }
        joinVideo();
    }

    /** Joins the video that both have; without one side's the other's goes nowhere. */
    private void joinVideo() {
        MediaEndpoint near = caller.leg.leg().video();
        MediaEndpoint far = callee.leg.leg().video();
        if (video == null && near != null && far != null) {
            video = call.environment().media().bridge(near, far);
        } else if (video != null && (near == null || far == null)) {
            video.close();
            video = null;
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
            joinVideo();
        }
    }

    /** Who is held and has not put the other on hold himself hears the music of the holder. */
    private void music() {
        caller.hears(callee);
        callee.hears(caller);
    }

    @Override
    public void digit(CallLeg leg, char digit, int milliseconds, boolean insideSound) {
        CallLeg other = partner(leg);
        if (other != null) {
            keys.pass(bridge, leg, other, digit, milliseconds, insideSound);
        }
    }

    @Override
    public void ended(CallLeg leg, Cause cause) {
        if (leg == callee.leg) {
            call.end(cause, Causes.by(CallJournal.CALLEE, cause));
        }
    }

    @Override
    public void part() {
        caller.silence();
        callee.silence();
        if (bridge != null) {
            bridge.close();
            bridge = null;
        }
        if (video != null) {
            video.close();
            video = null;
        }
    }

    @Override
    public void stop(Cause cause) {
        part();
        callee.leg.hangup(cause);
    }

    private final class Side {
        private final CallLeg leg;
        private MediaEndpoint.Playback music;

        Side(CallLeg leg) {
            this.leg = leg;
        }

        void isTold(Side other) {
            leg.leg().identify(other.leg.party());
        }

        /** A party that still waits for our answer gets it. */
        void open(Side other) {
            if (!leg.up()) {
                leg.markAnswered();
                leg.leg().acceptVideo(other.leg.leg().videoFormats());
                leg.leg().answer(other.leg.leg().format());
            }
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
