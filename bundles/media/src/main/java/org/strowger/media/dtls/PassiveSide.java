package org.strowger.media.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;

/** The server of a handshake: the party began. */
final class PassiveSide extends DefaultTlsServer {
    private final Terms terms;

    PassiveSide(Terms terms) {
        super(terms.identity().crypto());
        this.terms = terms;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return terms.serverCiphers();
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

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() {
        return terms.identity().signer(new TlsCryptoParameters(context));
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
        return new CertificateRequest(types, TlsUtils.getDefaultSupportedSignatureAlgorithms(context), null);
    }

    @Override
    public void notifyClientCertificate(Certificate chain) throws IOException {
        terms.check(chain);
    }

    // The library's signatures have raw types.
    @SuppressWarnings("rawtypes")
    @Override
    public void processClientExtensions(Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        terms.choose(extensions);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    @Override
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = super.getServerExtensions();
        TlsSRTPUtils.addUseSRTPExtension(extensions, terms.chosen());
        return extensions;
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        terms.export(context);
    }
}
