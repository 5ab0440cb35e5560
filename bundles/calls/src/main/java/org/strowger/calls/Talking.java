package org.strowger.calls;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.InCallCode;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaEndpoint;

/** Two parties joined, with music for whom the other has put on hold. */
final class Talking implements Activity {
    private static final Logger LOG = LoggerFactory.getLogger(Talking.class);

    private final Call call;
    private final KeyPassing keys;
    private TalkingSide caller;
    private TalkingSide callee;
    private MediaBridge bridge;
    private MediaBridge video;

    /**
     * @param early bridge that joins the two already, or null
     */
    Talking(Call call, CallLeg caller, CallLeg callee, MediaBridge early) {
        this.call = call;
        this.keys = new KeyPassing(call);
        this.caller = new TalkingSide(call, caller);
        this.callee = new TalkingSide(call, callee);
        this.bridge = early;
    }

    /** The callee has answered. */
    void start() {
        caller.leg().markAnswered();
        call.answered(callee.leg(), callee.leg().party().number());
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
        TalkingSide side = side(leg);
        return side == null ? null : other(side).leg();
    }

    private TalkingSide side(CallLeg leg) {
        if (leg == caller.leg()) {
            return caller;
        }
        return leg == callee.leg() ? callee : null;
    }

    private TalkingSide other(TalkingSide side) {
        return side == caller ? callee : caller;
    }

    @Override
    public boolean replace(CallLeg place, CallLeg next) {
        TalkingSide before = side(place);
        if (before == null) {
            return false;
        }
        part();
        TalkingSide side = new TalkingSide(call, next);
        // Also the one who stays begins anew, with no keys held back.
        TalkingSide other = new TalkingSide(call, other(before).leg());
        boolean replacesCaller = before == caller;
        caller = replacesCaller ? side : other;
        callee = replacesCaller ? other : side;
        side.isTold(other);
        other.isTold(side);
        side.open(other);
        resume();
        return true;
    }

    /** Joins the two as soon as both have sound; a caller without an offer gets his only with the answer. */
    private void join() {
        MediaEndpoint near = caller.leg().watchMedia();
        MediaEndpoint far = callee.leg().watchMedia();
        if (bridge == null && near != null && far != null) {
            bridge =
                    call.environment().media().bridge(near, far, call.settings().jitterBuffer());
        }
        keepKeys(caller);
        keepKeys(callee);
        joinVideo();
    }

    /** Keys of whoever may press codes go no further by themselves. */
    private void keepKeys(TalkingSide side) {
        if (bridge != null) {
            bridge.keepDigits(side.leg().leg().media(), side.codes().apply());
        }
    }

    /** Joins the video that both have; without one side's the other's goes nowhere. */
    private void joinVideo() {
        MediaEndpoint near = caller.leg().leg().video();
        MediaEndpoint far = callee.leg().leg().video();
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
        if (side(leg) != null) {
            join();
        } else {
            leg.hangup(Cause.ANSWERED_ELSEWHERE);
        }
    }

    @Override
    public void held(CallLeg leg, boolean held) {
        if (side(leg) != null) {
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
        TalkingSide side = side(leg);
        if (side == null) {
            return;
        }
        boolean codes = side.codes().apply();
        // Codes that have come since the two were joined: this key is on its way already, the next one is kept.
        boolean passed = !codes || !keys.kept(bridge, leg);
        if (passed) {
            keys.pass(bridge, leg, partner(leg), digit, milliseconds, insideSound);
            keepKeys(side);
        }
        if (codes) {
            InCallKeys.Key key = new InCallKeys.Key(digit, milliseconds, passed);
            side.codes().pressed(key, kept -> passOn(side, kept), feature -> pressed(side, feature));
        }
    }

    private void passOn(TalkingSide side, InCallKeys.Key key) {
        if (!key.passed()) {
            KeyPassing.send(other(side).leg(), key.digit(), key.milliseconds());
        }
    }

    /** Said to one of the two, who stay joined. */
    void say(CallLeg to, AudioSource sound) {
        side(to).say(sound, this::music);
    }

    /** A feature's fault is no reason to end the talk. */
    private void pressed(TalkingSide side, InCallCode feature) {
        call.note("in-call-code", side.leg().party().number() + " pressed " + feature.id());
        try {
            feature.pressed(new PressedInCall(call, this, side.leg()));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} failed: {}", feature.id(), e.toString());
            LOG.debug("the fault", e);
        }
    }

    @Override
    public void ended(CallLeg leg, Cause cause) {
        if (leg == callee.leg()) {
            call.end(cause, Causes.by(CallJournal.CALLEE, cause));
        }
    }

    @Override
    public void part() {
        caller.part();
        callee.part();
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
        callee.leg().hangup(cause);
    }
}
