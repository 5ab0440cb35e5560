package org.strowger.sip.transport;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.strowger.api.core.TlsIdentity;

/**
 * TLS with the system's identity, straight from its key store, so no password ever stands in a property. Phones that come
 * need no certificate, since they prove themselves by digest; whom we connect to must have one that the JRE trusts.
 */
public final class TlsContext {
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

    private final SSLContext context;

    public TlsContext(TlsIdentity identity) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity.keyStore(), identity.password());
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
    }

    SSLEngine server() {
        return engine(false);
    }

    SSLEngine client() {
        return engine(true);
    }

    private SSLEngine engine(boolean client) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(client);
        engine.setEnabledProtocols(PROTOCOLS);
        List<String> there = Arrays.asList(engine.getSupportedCipherSuites());
        engine.setEnabledCipherSuites(
                CIPHER_SUITES.stream().filter(there::contains).toArray(String[]::new));
        return engine;
    }
}
