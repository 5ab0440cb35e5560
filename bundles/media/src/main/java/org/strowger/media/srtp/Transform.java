package org.strowger.media.srtp;

/**
 * Encrypts and authenticates the packet in a workspace with the session keys of one direction and one of RTP and RTCP.
 * Used by one thread at a time.
 */
interface Transform {
    /** Bytes by which a packet grows, the index of RTCP not counted. */
    int tagBytes();

    /**
     * Protects RTP.
     *
     * @param header length of the header, which stays readable
     * @param index roll-over counter and sequence number
     * @return the new length
     */
    int protect(Workspace w, int header, int length, int ssrc, long index);

    /** Checks and decrypts RTP. @return the new length, or -1 when it is not genuine */
    int unprotect(Workspace w, int header, int length, int ssrc, long index);

    /** Protects RTCP. @return the new length */
    int protectControl(Workspace w, int length, int ssrc, int index);

    /** The word with the index of a protected RTCP packet; 0, which stands for no encryption, when it is too short. */
    int indexWord(Workspace w, int length);

    /** Checks and decrypts RTCP. @return the new length, or -1 when it is not genuine */
    int unprotectControl(Workspace w, int length, int ssrc, int index);
}
