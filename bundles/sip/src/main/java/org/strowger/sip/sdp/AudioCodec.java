package org.strowger.sip.sdp;

import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;

/**
 * A codec as offer and answer need it.
 *
 * @param staticPayloadType -1 when it needs a dynamic one
 * @param parameters fmtp to offer; empty when none
 */
public record AudioCodec(AudioFormat format, int staticPayloadType, String parameters) {
    public static AudioCodec of(Codec codec) {
        return new AudioCodec(codec.format(), codec.staticPayloadType(), codec.offeredParameters());
    }
}
