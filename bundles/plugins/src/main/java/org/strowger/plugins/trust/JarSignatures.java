package org.strowger.plugins.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.strowger.api.core.ProblemException;
import org.strowger.plugins.Refusals;

/** Signatures that lie in the archive itself, as the JDK's tools make them: every entry must be signed by one trusted signer. */
final class JarSignatures {
    private static final Pattern RELATED =
            Pattern.compile("META-INF/(MANIFEST\\.MF|[^/]+\\.(SF|RSA|DSA|EC)|SIG-[^/]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGNATURE_FILE = Pattern.compile("META-INF/[^/]+\\.SF", Pattern.CASE_INSENSITIVE);

    private final Map<String, X509Certificate> trusted;
    private final Date now;

    JarSignatures(Map<String, X509Certificate> trusted, Date now) {
        this.trusted = trusted;
        this.now = now;
    }

    /** Name of the trusted certificate; empty when the archive does not claim to be signed. */
    Optional<String> signer(Path archive) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile(), true)) {
            List<JarEntry> entries = Collections.list(jar.entries());
            if (entries.stream()
                    .noneMatch(e -> SIGNATURE_FILE.matcher(e.getName()).matches())) {
                return Optional.empty();
            }
            Set<String> signers = new TreeSet<>(trusted.keySet());
            for (JarEntry entry : entries) {
                read(jar, entry);
                if (!entry.isDirectory() && !RELATED.matcher(entry.getName()).matches()) {
                    signers.retainAll(signers(entry));
                }
            }
            return Optional.of(signers.stream().findFirst().orElseThrow(JarSignatures::untrusted));
        } catch (SecurityException e) {
            throw invalid();
        }
    }

    /** The signature of an entry counts once the whole of it was read. */
    private static void read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private Set<String> signers(JarEntry entry) {
        CodeSigner[] signers = entry.getCodeSigners();
        if (signers == null || signers.length == 0) {
            throw invalid();
        }
        Set<String> names = new TreeSet<>();
        for (CodeSigner signer : signers) {
            trusted.forEach((name, certificate) -> {
                if (vouches(certificate, signer)) {
                    names.add(name);
                }
            });
        }
        return names;
    }

    /** The certificate is the signer's own, or that of an authority that the signer's leads to. */
    private boolean vouches(X509Certificate certificate, CodeSigner signer) {
        Certificate own = signer.getSignerCertPath().getCertificates().get(0);
        try {
            if (own.equals(certificate)) {
                certificate.checkValidity(now);
                return true;
            }
            if (certificate.getBasicConstraints() < 0) {
                return false;
            }
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(certificate, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(now);
            CertPathValidator.getInstance("PKIX").validate(withoutAnchor(signer, certificate), parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static CertPath withoutAnchor(CodeSigner signer, X509Certificate anchor) throws CertificateException {
        List<? extends Certificate> path = signer.getSignerCertPath().getCertificates();
        return CertificateFactory.getInstance("X.509")
                .generateCertPath(path.stream().filter(c -> !c.equals(anchor)).toList());
    }

    private static ProblemException invalid() {
        return Refusals.archive(
                "plugin.signature.invalid",
                "The archive was changed after it was signed, or parts of it are not signed.",
                "归档在签名后被更改，或其中有部分未签名。");
    }

    private static ProblemException untrusted() {
        return Refusals.archive(
                "plugin.signature.untrusted",
                "The archive is signed, but by nobody who is trusted here, or the certificate has expired.",
                "归档已签名，但签名者不受信任，或证书已过期。");
    }
}
