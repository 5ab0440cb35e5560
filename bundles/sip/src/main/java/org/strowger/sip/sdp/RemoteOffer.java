package org.strowger.sip.sdp;

import java.util.List;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Payload;

/**
 * What the party has offered and we could accept.
 *
 * @param formats audio formats of the stream that would be accepted, best first, without telephone events; those we have
 *     no codec for too
 * @param direction as the party sees it; SENDRECV when it does not say
 * @param held the party puts us on hold: sendonly, inactive, or the address 0.0.0.0
 * @param video what of its video the account allows, best first; empty for none
 */
public record RemoteOffer(List<AudioFormat> formats, Direction direction, boolean held, List<Payload> video) {}
