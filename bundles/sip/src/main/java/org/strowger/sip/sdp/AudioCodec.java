package org.strowger.sip.sdp;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;
import org.strowger.api.media.Payload;

/**
 * A codec as offer and answer need it.
 *
 * @param staticPayloadType -1 when it needs a dynamic one
 * @param parameters fmtp to offer; empty when none
 * @param answers the fmtp to answer another's with; null when that cannot be done
 */
public record AudioCodec(AudioFormat format, int staticPayloadType, String parameters, UnaryOperator<String> answers) {
    public static AudioCodec of(Codec codec) {
        return new AudioCodec(
                codec.format(), codec.staticPayloadType(), codec.offeredParameters(), codec::answerParameters);
    }

    /** The payload of an offer that this codec can do, with the parameters to answer; the first that fits. */
    Optional<Match> match(Iterable<Payload> offered) {
        for (Payload payload : offered) {
            String answer = payload.format().equals(format) ? answers.apply(payload.parameters()) : null;
            if (answer != null) {
                return Optional.of(new Match(this, payload, answer));
            }
        }
        return Optional.empty();
    }

    /**
     * A codec and what was offered of it.
     *
     * @param parameters to answer
     */
    record Match(AudioCodec codec, Payload offered, String parameters) {
        /** As the answer has it. */
        Payload answered() {
            return new Payload(offered.type(), offered.format(), parameters);
        }
    }
}
