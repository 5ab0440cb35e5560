package org.strowger.sip.sdp;

import java.util.Optional;

/** Transport protocol of an m-line: whether packets are encrypted, by which keys, and whether feedback may come early. */
enum Profile {
    AVP("RTP/AVP", false, false),
    /** RFC 4585. */
    AVPF("RTP/AVPF", false, false),
    SAVP("RTP/SAVP", true, false),
    /** RFC 5124. */
    SAVPF("RTP/SAVPF", true, false),
    /** RFC 5764. */
    DTLS_SAVP("UDP/TLS/RTP/SAVP", true, true),
    DTLS_SAVPF("UDP/TLS/RTP/SAVPF", true, true);

    private final String protocol;
    private final boolean encrypted;
    private final boolean dtls;

    Profile(String protocol, boolean encrypted, boolean dtls) {
        this.protocol = protocol;
        this.encrypted = encrypted;
        this.dtls = dtls;
    }

    /** As the m-line has it. */
    String protocol() {
        return protocol;
    }

    /** Says that nothing plain may travel. The plain ones may be encrypted all the same (RFC 8643). */
    boolean encrypted() {
        return encrypted;
    }

    /** Keys come from DTLS and nowhere else. */
    boolean dtls() {
        return dtls;
    }

    static Optional<Profile> of(String protocol) {
        for (Profile profile : values()) {
            if (profile.protocol.equalsIgnoreCase(protocol)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }
}
