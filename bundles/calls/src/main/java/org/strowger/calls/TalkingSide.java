package org.strowger.calls;

import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaEndpoint;

/** One of two parties that talk. On the call's executor. */
final class TalkingSide {
    private final Call call;
    private final CallLeg leg;
    private final InCallKeys codes;
    private MediaEndpoint.Playback music;
    /** Of what is said to this party now; null when nothing is. */
    private MediaEndpoint.Playback announcement;

    private int announcements;

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
        } else if (music == null && announcement == null && media != null) {
            String musicClass = call.environment().musicClass(other.leg.party());
            music = media.play(call.environment().media().music(musicClass), byItself -> {});
        }
    }

    /**
     * Something is said to this party once, in place of whatever it hears.
     *
     * @param afterwards on the call's executor, when it was said to the end
     */
    void say(AudioSource sound, Runnable afterwards) {
        MediaEndpoint media = leg.watchMedia();
        if (media == null) {
            return;
        }
        silence();
        int number = ++announcements;
        announcement = media.play(sound, byItself -> {
            if (byItself) {
                call.execute(() -> said(number, afterwards));
            }
        });
    }

    private void said(int number, Runnable afterwards) {
        if (announcement != null && number == announcements) {
            announcement = null;
            afterwards.run();
        }
    }

    void part() {
        silence();
        if (announcement != null) {
            announcement.stop();
            announcement = null;
        }
        codes.forget();
    }

    private void silence() {
        if (music != null) {
            music.stop();
            music = null;
        }
    }
}
