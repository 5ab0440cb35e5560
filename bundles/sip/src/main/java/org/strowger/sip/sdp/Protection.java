package org.strowger.sip.sdp;

import org.strowger.api.media.MediaSecurity;

/**
 * How a stream will be protected when the offer is answered.
 *
 * @param tag of the party's crypto line that was chosen; 0 without SDES
 */
record Protection(MediaSecurity security, int tag) {
    static final Protection NONE = new Protection(MediaSecurity.NONE, 0);

    boolean encrypted() {
        return !(security instanceof MediaSecurity.None);
    }
}
