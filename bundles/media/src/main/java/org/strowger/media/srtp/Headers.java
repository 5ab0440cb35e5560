package org.strowger.media.srtp;

/** Where the part of a packet begins that is encrypted. */
final class Headers {
    private static final int FIXED = 12;

    private Headers() {}

    /** Length of the header of the RTP packet in a workspace, with sources and extension; -1 when it is none. */
    static int rtp(Workspace w, int length) {
        if (length < FIXED || (w.packet[0] & 0xC0) != 0x80) {
            return -1;
        }
        int header = FIXED + 4 * (w.packet[0] & 0x0F);
        if ((w.packet[0] & 0x10) != 0) {
            if (header + 4 > length) {
                return -1;
            }
            header += 4 + 4 * w.shortAt(header + 2);
        }
        return header <= length ? header : -1;
    }
}
