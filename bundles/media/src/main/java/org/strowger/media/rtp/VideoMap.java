package org.strowger.media.rtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpParameters;

/**
 * Under which payload types one party's video goes to the other. Worked out once for two negotiations.
 *
 * @param types by payload type received; -1 for what the other cannot do
 */
record VideoMap(RtpParameters from, RtpParameters to, int[] types) {
    static VideoMap of(RtpParameters from, RtpParameters to) {
        int[] types = new int[128];
        Arrays.fill(types, -1);
        for (Payload sent : formats(from)) {
            for (Payload taken : formats(to)) {
                if (types[sent.type()] < 0 && sent.passesAs(taken)) {
                    types[sent.type()] = taken.type();
                }
            }
        }
        return new VideoMap(from, to, types);
    }

    private static List<Payload> formats(RtpParameters parameters) {
        List<Payload> formats = new ArrayList<>();
        formats.add(parameters.audio());
        formats.addAll(parameters.receivable());
        return formats;
    }

    boolean fits(RtpParameters near, RtpParameters far) {
        return near == from && far == to;
    }
}
