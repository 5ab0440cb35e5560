package org.strowger.media.secure;

import java.security.SecureRandom;
import org.strowger.media.dtls.DtlsEngine;
import org.strowger.media.ice.IceSecrets;
import org.strowger.media.srtp.Srtp;

/** What all endpoints share of encryption. */
public record Protection(Srtp srtp, DtlsEngine dtls, SecureRandom random) {
    /** ICE, DTLS and SRTP for one endpoint. */
    public SecureMedia media(SecureMedia.Wire wire) {
        return new SecureMedia(srtp, dtls, () -> IceSecrets.make(random), wire);
    }
}
