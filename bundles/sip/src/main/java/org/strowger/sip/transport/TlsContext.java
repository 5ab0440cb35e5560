package org.strowger.sip.transport;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.TlsIdentity;

/**
 * TLS with the system's identity, straight from its key store, so no password ever stands in a property. Phones that come
 * need no certificate, since they prove themselves by digest; whom we connect to must have one that the JRE trusts.
 */
public final class TlsContext {
    private static final Logger LOG = LoggerFactory.getLogger(TlsContext.class);
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** Forward secrecy and authenticated encryption only; RSA and ECDSA, since either may be installed. */
    static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256");

    private final TlsIdentity identity;
    private SSLContext context;
    private String fingerprint;

    public TlsContext(TlsIdentity identity) throws GeneralSecurityException {
        this.identity = identity;
        refresh();
    }

    /**
     * Another certificate makes another context, so that no session that was begun under the old one is resumed; open
     * connections keep their engines.
     */
    private synchronized SSLContext current() {
        try {
            refresh();
        } catch (GeneralSecurityException e) {
            LOG.warn("the certificate cannot be used; connections still get the one before: {}", e.getMessage());
        }
        return context;
    }

    private void refresh() throws GeneralSecurityException {
        String now = identity.fingerprint();
        if (!now.equals(fingerprint)) {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(identity.keyStore(), identity.password());
            SSLContext next = SSLContext.getInstance("TLS");
            next.init(keys.getKeyManagers(), null, null);
            context = next;
            fingerprint = now;
        }
    }

    SSLEngine server() {
        return engine(false);
    }

    SSLEngine client() {
        return engine(true);
    }

    private SSLEngine engine(boolean client) {
        SSLEngine engine = current().createSSLEngine();
        engine.setUseClientMode(client);
        engine.setEnabledProtocols(PROTOCOLS);
        List<String> there = Arrays.asList(engine.getSupportedCipherSuites());
        engine.setEnabledCipherSuites(
                CIPHER_SUITES.stream().filter(there::contains).toArray(String[]::new));
        return engine;
    }
}
