package org.strowger.calls;

import org.strowger.api.call.Leg;
import org.strowger.api.call.ProgressTone;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaEndpoint;

/** What the caller hears while others ring. Made by the caller's own phone wherever that is possible. */
final class Ringback {
    private final Call call;
    private MediaEndpoint.Playback tone;
    private MediaBridge early;
    private boolean indicated;

    Ringback(Call call) {
        this.call = call;
    }

    /** A called party rings; with a single one, what it sends already may be passed on. */
    void ringing(CallLeg called, boolean earlyMedia, boolean single) {
        CallLeg caller = call.callerCallLeg();
        if (caller == null) {
            return;
        }
        if (earlyMedia && single && call.settings().earlyMedia()) {
            passOn(caller, called);
        }
        if (early == null && !indicated) {
            indicated = true;
            indicate(caller);
        }
    }

    private void passOn(CallLeg caller, CallLeg called) {
        if (early != null) {
            return;
        }
        openSound(caller);
        MediaEndpoint near = caller.watchMedia();
        MediaEndpoint far = called.watchMedia();
        if (near != null && far != null) {
            stopTone();
            early = call.environment().media().bridge(near, far, call.settings().jitterBuffer());
        }
    }

    private void indicate(CallLeg caller) {
        Leg leg = caller.leg();
        if (leg.state() == Leg.State.UP || leg.inbandProgress()) {
            playTone(caller);
        } else {
            leg.ring();
        }
    }

    private void playTone(CallLeg caller) {
        openSound(caller);
        MediaEndpoint media = caller.watchMedia();
        if (media == null) {
            caller.leg().ring();
            return;
        }
        tone = media.play(call.environment().tone(ProgressTone.RINGBACK), byItself -> {});
    }

    private static void openSound(CallLeg caller) {
        if (caller.leg().state() != Leg.State.UP) {
            caller.leg().progress();
        }
    }

    private void stopTone() {
        if (tone != null) {
            tone.stop();
            tone = null;
        }
    }

    /** A key for the other side of an early bridge, such as the menu of a far system that has not answered. */
    void digit(CallLeg from, CallLeg to, char digit, int milliseconds, boolean insideSound) {
        if (early != null) {
            new KeyPassing(call).pass(early, from, to, digit, milliseconds, insideSound);
        }
    }

    /** The early bridge, for whoever goes on with it; null when there is none. */
    MediaBridge take() {
        MediaBridge taken = early;
        early = null;
        return taken;
    }

    /** The caller is another one. */
    void startAnew() {
        stop();
        indicated = false;
    }

    void stop() {
        stopTone();
        if (early != null) {
            early.close();
            early = null;
        }
    }
}
