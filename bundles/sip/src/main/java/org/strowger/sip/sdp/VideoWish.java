package org.strowger.sip.sdp;

import java.util.List;
import org.strowger.api.media.Payload;

/**
 * The video that an answer or offer of ours shall have.
 *
 * @param local our end of it
 * @param formats what the other party of the call can do, best first
 */
public record VideoWish(LocalMedia local, List<Payload> formats) {}
