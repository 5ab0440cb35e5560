package org.strowger.calls;

import org.strowger.api.media.MediaEndpoint;

/** One of two parties that talk. On the call's executor. */
final class TalkingSide {
    private final Call call;
    private final CallLeg leg;
    private final InCallKeys codes;
    private MediaEndpoint.Playback music;

    TalkingSide(Call call, CallLeg leg) {
        this.call = call;
        this.leg = leg;
        this.codes = new InCallKeys(call, leg);
    }

    CallLeg leg() {
        return leg;
    }

    /** The keys by which this party asks the system for something. */
    InCallKeys codes() {
        return codes;
    }

    void isTold(TalkingSide other) {
        leg.leg().identify(other.leg.party());
    }

    /** A party that still waits for our answer gets it. */
    void open(TalkingSide other) {
        if (!leg.up()) {
            leg.markAnswered();
            leg.leg().acceptVideo(other.leg.leg().videoFormats());
            leg.leg().answer(other.leg.leg().format());
        }
    }

    void hears(TalkingSide other) {
        boolean wanted = other.leg.leg().held() && !leg.leg().held();
        MediaEndpoint media = leg.leg().media();
        if (!wanted) {
            silence();
        } else if (music == null && media != null) {
            String musicClass = call.environment().musicClass(other.leg.party());
            music = media.play(call.environment().media().music(musicClass), byItself -> {});
        }
    }

    void part() {
        silence();
        codes.forget();
    }

    private void silence() {
        if (music != null) {
            music.stop();
            music = null;
        }
    }
}
