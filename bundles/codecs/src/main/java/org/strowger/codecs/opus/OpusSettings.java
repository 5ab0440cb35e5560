package org.strowger.codecs.opus;

import org.jitsi.impl.neomedia.codec.audio.opus.Opus;
import org.strowger.codecs.Parameters;

/**
 * How to encode for a party that sent an fmtp value (RFC 7587 section 6.1).
 *
 * @param bitRate bit/s
 * @param askedBitRate the party's own limit, within what Opus can do
 * @param bandwidth one of the library's constants
 * @param fec repeat parts of the packet before
 * @param dtx send nothing in silence
 * @param cbr constant bit rate
 */
record OpusSettings(int bitRate, int askedBitRate, int bandwidth, boolean fec, boolean dtx, boolean cbr) {
    /** Wideband speech at its best, and room for error correction. */
    private static final int USUAL = 28000;

    private static final int LEAST = 6000;
    private static final int MOST = 510000;

    static OpusSettings of(String parameters) {
        Parameters theirs = Parameters.of(parameters);
        int asked = Math.max(LEAST, Math.min(MOST, theirs.number("maxaveragebitrate", MOST)));
        return new OpusSettings(
                Math.min(USUAL, asked),
                asked,
                bandwidth(theirs.number("maxplaybackrate", 48000)),
                theirs.isOn("useinbandfec"),
                theirs.isOn("usedtx"),
                theirs.isOn("cbr"));
    }

    private static int bandwidth(int playbackRate) {
        if (playbackRate < 12000) {
            return Opus.BANDWIDTH_NARROWBAND;
        }
        return playbackRate < 16000 ? Opus.BANDWIDTH_MEDIUMBAND : Opus.BANDWIDTH_WIDEBAND;
    }
}
