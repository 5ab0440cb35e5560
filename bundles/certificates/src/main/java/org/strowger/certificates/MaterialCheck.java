package org.strowger.certificates;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.strowger.api.core.ProblemException;

/** Whether browsers and phones could work with a key and its certificates. */
final class MaterialCheck {
    private static final int LEAST_RSA = 2048;
    private static final int MOST_RSA = 8192;
    private static final int LEAST_EC = 256;

    private MaterialCheck() {}

    /** @throws ProblemException INVALID with the field */
    static void check(KeyPairMaterial material, Instant now) {
        strength(material.own().getPublicKey());
        pair(material);
        for (X509Certificate certificate : material.chain()) {
            dates(certificate, now);
            signature(certificate);
        }
        if (material.own().getBasicConstraints() >= 0) {
            throw Refused.because(
                    "certificate.ca",
                    Refused.CERTIFICATE,
                    "The first certificate is that of a certification authority; the server's own must come first.",
                    "第一个证书是证书颁发机构的证书；服务器自身的证书须排在最前。");
        }
        order(material.chain());
    }

    private static void strength(PublicKey key) {
        boolean rsa = key instanceof RSAPublicKey r
                && r.getModulus().bitLength() >= LEAST_RSA
                && r.getModulus().bitLength() <= MOST_RSA;
        boolean ec = key instanceof ECPublicKey e
                && e.getParams().getCurve().getField().getFieldSize() >= LEAST_EC;
        if (!rsa && !ec) {
            throw Refused.because(
                    "key.weak",
                    Refused.KEY,
                    "The key is {0}; use RSA with {1,number,#} to {2,number,#} bits, or a curve with at least {3} bits.",
                    "该密钥为 {0}；请使用 {1,number,#} 至 {2,number,#} 位的 RSA 密钥，或至少 {3} 位的椭圆曲线密钥。",
                    describe(key),
                    LEAST_RSA,
                    MOST_RSA,
                    LEAST_EC);
        }
    }

    static String describe(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return "RSA " + rsa.getModulus().bitLength();
        }
        return key instanceof ECPublicKey ec
                ? "EC " + ec.getParams().getCurve().getField().getFieldSize()
                : key.getAlgorithm();
    }

    private static void pair(KeyPairMaterial material) {
        List<X509Certificate> chain = material.chain();
        if (fits(material.key(), chain.get(0).getPublicKey())) {
            return;
        }
        for (int i = 1; i < chain.size(); i++) {
            if (fits(material.key(), chain.get(i).getPublicKey())) {
                throw Refused.because(
                        "certificate.chain",
                        Refused.CERTIFICATE,
                        "The certificate that fits the key is number {0}; it must come first.",
                        "与私钥匹配的证书排在第 {0} 位，须排在最前。",
                        i + 1);
            }
        }
        throw Refused.because(
                "key.mismatch",
                Refused.KEY,
                "The key does not belong to this certificate. Take the key that the request for the certificate was made with.",
                "私钥与该证书不匹配。请使用申请证书时生成的私钥。");
    }

    private static boolean fits(PrivateKey key, PublicKey other) {
        if (!key.getAlgorithm().startsWith(other.getAlgorithm().substring(0, 2))) {
            return false;
        }
        try {
            Signature signature =
                    Signature.getInstance(other instanceof RSAPublicKey ? "SHA256withRSA" : "SHA256withECDSA");
            byte[] text = {1, 2, 3};
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(other);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static void dates(X509Certificate certificate, Instant now) {
        if (certificate.getNotAfter().toInstant().isBefore(now)) {
            throw Refused.because(
                    "certificate.expired",
                    Refused.CERTIFICATE,
                    "{0} was valid until {1} only.",
                    "{0} 的有效期已于 {1} 结束。",
                    name(certificate),
                    day(certificate.getNotAfter().toInstant()));
        }
        if (certificate.getNotBefore().toInstant().isAfter(now)) {
            throw Refused.because(
                    "certificate.not-yet",
                    Refused.CERTIFICATE,
                    "{0} is valid from {1} on only. Check the clock of this system too.",
                    "{0} 从 {1} 起才有效。请同时检查本系统的时间。",
                    name(certificate),
                    day(certificate.getNotBefore().toInstant()));
        }
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private static void signature(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (algorithm.startsWith("SHA1") || algorithm.startsWith("MD")) {
            throw Refused.because(
                    "certificate.weak",
                    Refused.CERTIFICATE,
                    "{0} is signed with {1}, which nobody accepts any more.",
                    "{0} 使用 {1} 签名，已不再被接受。",
                    name(certificate),
                    certificate.getSigAlgName());
        }
    }

    private static void order(List<X509Certificate> chain) {
        for (int i = 0; i + 1 < chain.size(); i++) {
            try {
                chain.get(i).verify(chain.get(i + 1).getPublicKey());
            } catch (GeneralSecurityException e) {
                throw Refused.because(
                        "certificate.chain",
                        Refused.CERTIFICATE,
                        "Certificate {0} is not signed by certificate {1}. Put the own one first, then the one that signed it, and so on.",
                        "第 {0} 个证书不是由第 {1} 个证书签发的。请先放自身证书，再依次放其签发者的证书。",
                        i + 1,
                        i + 2);
            }
        }
    }
}
