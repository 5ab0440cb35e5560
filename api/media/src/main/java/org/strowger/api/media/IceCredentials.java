package org.strowger.api.media;

/**
 * User fragment and password of one ICE agent for one RTP session (RFC 8839 section 5.4).
 *
 * @param ufrag 4 to 256 ICE characters
 * @param password 22 to 256 ICE characters; never log
 */
public record IceCredentials(String ufrag, String password) {
    /** Hides the password. */
    @Override
    public String toString() {
        return "IceCredentials[" + ufrag + "]";
    }
}
