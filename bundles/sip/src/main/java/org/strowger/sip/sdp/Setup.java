package org.strowger.sip.sdp;

import java.util.Optional;

/** Who begins the DTLS handshake (RFC 4145, RFC 8842), as the one who writes it sees it. */
enum Setup {
    ACTIVE,
    PASSIVE,
    ACTPASS,
    HOLDCONN;

    /** The stream's, else the session's; {@code active} when neither says (RFC 4145 section 4). */
    static Setup of(SdpDescription description, SdpMedia media) {
        Optional<String> said = media.attribute("setup").or(() -> description.attribute("setup"));
        for (Setup setup : values()) {
            if (said.isPresent() && setup.name().equalsIgnoreCase(said.get())) {
                return setup;
            }
        }
        return said.isPresent() ? HOLDCONN : ACTIVE;
    }
}
