package org.strowger.api.core;

import java.nio.file.Path;
import java.security.KeyStore;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The certificate and key with which this system answers TLS: HTTPS, SIP over TLS, WSS. Self-made at first start. Another
 * may take its place while the system runs: file, alias and password stay, key store and fingerprint change together, and
 * each {@link TlsListener} is told.
 */
@ProviderType
public interface TlsIdentity {
    /** The PKCS#12 file on disk, mode 0600. */
    Path file();

    /** Password of store and key; random, made with the store. The caller must not log it. */
    char[] password();

    /** The loaded store with one key entry under {@link #alias()}. */
    KeyStore keyStore();

    String alias();

    /** SHA-256 fingerprint of the certificate, upper-case hex with colons. */
    String fingerprint();
}
