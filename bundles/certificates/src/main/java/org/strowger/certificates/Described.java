package org.strowger.certificates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.strowger.api.core.Certificates.CertificateInfo;
import org.strowger.api.core.Certificates.Link;

/** Says of a certificate what an administrator wants to know. */
final class Described {
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private Described() {}

    static CertificateInfo of(TlsStore store) throws IOException, GeneralSecurityException {
        X509Certificate own = store.certificate();
        return new CertificateInfo(
                store.uploaded(),
                own.getSubjectX500Principal().getName(),
                own.getIssuerX500Principal().getName(),
                names(own),
                store.fingerprint(),
                own.getNotBefore().toInstant(),
                own.getNotAfter().toInstant(),
                own.getSubjectX500Principal().equals(own.getIssuerX500Principal()),
                MaterialCheck.describe(own.getPublicKey()),
                links(store.keyStore().getCertificateChain(TlsStore.ALIAS)),
                new String(store.pem(), StandardCharsets.US_ASCII));
    }

    private static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        List<String> names = new ArrayList<>();
        Collection<List<?>> all = certificate.getSubjectAlternativeNames();
        if (all != null) {
            for (List<?> name : all) {
                if (Integer.valueOf(DNS).equals(name.get(0))
                        || Integer.valueOf(ADDRESS).equals(name.get(0))) {
                    names.add(name.get(1).toString());
                }
            }
        }
        return names;
    }

    private static List<Link> links(Certificate[] chain) {
        List<Link> links = new ArrayList<>();
        for (int i = 1; i < chain.length; i++) {
            X509Certificate link = (X509Certificate) chain[i];
            links.add(new Link(
                    link.getSubjectX500Principal().getName(),
                    link.getIssuerX500Principal().getName(),
                    link.getNotAfter().toInstant()));
        }
        return links;
    }
}
