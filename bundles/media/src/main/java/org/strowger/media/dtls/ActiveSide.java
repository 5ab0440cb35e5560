package org.strowger.media.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;

/** The client of a handshake: we begin. */
final class ActiveSide extends DefaultTlsClient {
    private final Terms terms;

    ActiveSide(Terms terms) {
        super(terms.identity().crypto());
        this.terms = terms;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return terms.clientCiphers();
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return terms.timeoutMillis();
    }

    @Override
    public int getMaxHandshakeMessageSize() {
        return terms.largestMessage();
    }

    /** Without it there are no keys to export. */
    @Override
    public boolean requiresExtendedMasterSecret() {
        return true;
    }

    /** The fingerprint vouches for the certificate, whoever signed it. */
    @Override
    public boolean shouldCheckSigAlgOfPeerCerts() {
        return false;
    }

    // The library's signatures have raw types.
    @SuppressWarnings({"rawtypes", "unchecked"})
    @Override
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getClientExtensions());
        TlsSRTPUtils.addUseSRTPExtension(extensions, terms.offer());
        return extensions;
    }

    @SuppressWarnings("rawtypes")
    @Override
    public void processServerExtensions(Hashtable extensions) throws IOException {
        super.processServerExtensions(extensions);
        terms.accept(extensions);
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate shown) throws IOException {
                terms.check(shown.getCertificate());
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest request) {
                return terms.identity().signer(new TlsCryptoParameters(context));
            }
        };
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        terms.export(context);
    }
}
