package org.strowger.media.mix;

import org.strowger.api.media.Mixer;
import org.strowger.media.rtp.Coding;
import org.strowger.media.rtp.MixEncoder;
import org.strowger.media.rtp.MixPort;
import org.strowger.media.rtp.UdpRtpEndpoint;

/** One party in a conference. Worked on by one thread at a time. */
final class Member {
    /** Mean square below which it is silence: -55 dB. */
    private static final double SILENCE = 3400;
    /** Pieces of 20 ms that may be silent before somebody counts as silent: pauses between words. */
    private static final int HANGOVER = 15;
    /** Pieces after which nothing of one's own voice is left in a filter. */
    private static final int SETTLED = 2;

    private final MixPort port;
    private final int rate;
    private final short[] own;
    private final short[] heard;
    private volatile Mixer.Role role;
    private MixEncoder encoder;
    private Group group;
    private int quiet = HANGOVER + SETTLED;
    private boolean common;
    private boolean wasCommon;

    Member(UdpRtpEndpoint endpoint, Mixer.Role role, int rate, int length, java.util.function.Consumer<Member> left) {
        this.role = role;
        this.rate = rate;
        own = new short[length];
        heard = new short[length];
        port = new MixPort(endpoint, rate, () -> left.accept(this));
    }

    MixPort port() {
        return port;
    }

    void role(Mixer.Role now) {
        role = now;
    }

    Mixer.Role role() {
        return role;
    }

    /** Fetches the next piece of what the party says. */
    void listen(long now) {
        boolean sound = port.pull(own, own.length, now);
        if (role == Mixer.Role.LISTENER || !sound) {
            quiet = Math.min(quiet + HANGOVER, HANGOVER + SETTLED);
        } else {
            quiet = loud() ? 0 : Math.min(quiet + 1, HANGOVER + SETTLED);
        }
    }

    private boolean loud() {
        long sum = 0;
        for (short sample : own) {
            sum += sample * sample;
        }
        return sum > SILENCE * own.length;
    }

    /** Says something that others are to hear. */
    boolean speaking() {
        return quiet < HANGOVER;
    }

    boolean coaching() {
        return role == Mixer.Role.COACH && speaking();
    }

    short[] own() {
        return own;
    }

    /**
     * Chooses whether this party hears what everybody hears.
     *
     * @param coached some coach is speaking
     */
    void choose(Groups groups, boolean coached) {
        Coding coding = port.coding();
        if (coding == null) {
            group = null;
            return;
        }
        if (group == null || !group.serves(coding)) {
            group = groups.of(coding);
            wasCommon = false;
        }
        group.use(port);
        boolean settled = quiet >= HANGOVER + SETTLED && coding.stateless();
        boolean hearsCoach = coached && (role == Mixer.Role.COACH || role == Mixer.Role.COACHED);
        common = role == Mixer.Role.LISTENER || settled && !hearsCoach;
    }

    /** Encodes and sends what only this party hears. */
    void speak(Sum sum, long now) {
        if (group == null || common) {
            wasCommon = common;
            return;
        }
        if (encoder == null || !encoder.coding().equals(port.coding())) {
            release();
            encoder = new MixEncoder(port.coding(), rate, own.length);
            wasCommon = true;
        }
        if (wasCommon) {
            encoder.continueFrom(group.encoder());
        }
        wasCommon = false;
        sum.without(this, heard);
        encoder.encode(heard, heard.length, port, now);
        port.send(encoder, now);
    }

    /** Sends what everybody hears. */
    void hearCommon(long now) {
        if (group != null && common) {
            port.send(group.encoder(), now);
        }
    }

    private void release() {
        if (encoder != null) {
            encoder.close();
            encoder = null;
        }
    }

    /** Gives codecs back, after the last piece. */
    void end() {
        release();
        port.release();
    }
}
