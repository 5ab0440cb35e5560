package org.strowger.media.rtp;

import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;
import org.strowger.media.codec.G711;

/**
 * How sound for a party is encoded; parties with equal ones can be sent the same bytes.
 *
 * @param ptime milliseconds a packet
 */
public record Coding(AudioFormat format, String parameters, int ptime, Codec codec) {
    /** A packet does not depend on those before it: a party can be given another encoder's packets at any time. */
    public boolean stateless() {
        return codec instanceof G711 && 20 % ptime == 0;
    }
}
