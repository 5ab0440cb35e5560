package org.strowger.media.mix;

import org.strowger.media.rtp.Coding;
import org.strowger.media.rtp.MixEncoder;
import org.strowger.media.rtp.MixPort;

/** Parties that hear the same in the same coding: encoded once. */
final class Group {
    private final MixEncoder encoder;
    private MixPort user;
    private Coding known;

    Group(Coding coding, int rate, int length) {
        encoder = new MixEncoder(coding, rate, length);
    }

    boolean serves(Coding coding) {
        if (coding == known) {
            return true;
        }
        boolean serves = encoder.coding().equals(coding);
        known = serves ? coding : known;
        return serves;
    }

    MixEncoder encoder() {
        return encoder;
    }

    void use(MixPort by) {
        user = by;
    }

    /** Encodes the next piece; false when nobody needs it any more. */
    boolean encode(short[] pcm, long now) {
        if (user == null) {
            return false;
        }
        encoder.encode(pcm, pcm.length, user, now);
        user = null;
        return true;
    }
}
