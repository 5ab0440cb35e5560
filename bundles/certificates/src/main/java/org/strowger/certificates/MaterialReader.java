package org.strowger.certificates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.strowger.api.core.Certificates.Material;
import org.strowger.api.core.ProblemException;

/** Reads what was sent, PEM or PKCS#12; nothing is judged yet. */
final class MaterialReader {
    private static final int MOST_CERTIFICATES = 10;
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private MaterialReader() {}

    static KeyPairMaterial read(Material material) {
        boolean pem = material.certificates() != null || material.key() != null;
        if (material.pkcs12() != null && pem) {
            throw Refused.because(
                    "part.both",
                    Refused.PKCS12,
                    "Send either a PKCS#12 file, or certificate and key as PEM.",
                    "请只上传 PKCS#12 文件，或只上传 PEM 证书和私钥。");
        }
        if (material.pkcs12() != null) {
            return pkcs12(material.pkcs12(), material.password());
        }
        if (material.certificates() == null || material.key() == null) {
            throw Refused.because(
                    "part.missing",
                    material.certificates() == null ? Refused.CERTIFICATE : Refused.KEY,
                    "Certificate and key belong together; send both, or a PKCS#12 file.",
                    "证书和私钥须一起上传，或上传一个 PKCS#12 文件。");
        }
        List<X509Certificate> chain = certificates(material.certificates());
        return new KeyPairMaterial(key(material.key(), material.password()), chain);
    }

    private static List<X509Certificate> certificates(byte[] pem) {
        List<X509Certificate> chain = new ArrayList<>();
        try (PEMParser parser = parser(pem)) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (part instanceof X509CertificateHolder holder) {
                    chain.add(new JcaX509CertificateConverter().getCertificate(holder));
                }
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unreadableCertificate();
        }
        if (chain.isEmpty() || chain.size() > MOST_CERTIFICATES) {
            throw unreadableCertificate();
        }
        return chain;
    }

    private static ProblemException unreadableCertificate() {
        return Refused.because(
                "certificate.unreadable",
                Refused.CERTIFICATE,
                "This is no certificate in PEM: it must have 1 to 10 blocks that begin with -----BEGIN CERTIFICATE-----.",
                "这不是 PEM 格式的证书：须包含 1 至 10 段以 -----BEGIN CERTIFICATE----- 开头的内容。");
    }

    private static PEMParser parser(byte[] pem) {
        return new PEMParser(new StringReader(new String(pem, StandardCharsets.ISO_8859_1)));
    }

    private static PrivateKey key(byte[] pem, char[] password) {
        try (PEMParser parser = parser(pem)) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                PrivateKeyInfo info = privateKey(part, password);
                if (info != null) {
                    return new JcaPEMKeyConverter().getPrivateKey(info);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadableKey();
        }
        throw unreadableKey();
    }

    private static ProblemException unreadableKey() {
        return Refused.because(
                "key.unreadable",
                Refused.KEY,
                "This is no private key in PEM: a block such as -----BEGIN PRIVATE KEY----- is missing or damaged.",
                "这不是 PEM 格式的私钥：缺少 -----BEGIN PRIVATE KEY----- 之类的内容或已损坏。");
    }

    /** Null for other parts, such as parameters of curves, or a certificate in the same file. */
    private static PrivateKeyInfo privateKey(Object part, char[] password) {
        try {
            if (part instanceof PrivateKeyInfo info) {
                return info;
            }
            if (part instanceof PEMKeyPair pair) {
                return pair.getPrivateKeyInfo();
            }
            if (part instanceof PEMEncryptedKeyPair encrypted) {
                needPassword(password);
                var decryptor = new JcePEMDecryptorProviderBuilder()
                        .setProvider(PROVIDER)
                        .build(password);
                return encrypted.decryptKeyPair(decryptor).getPrivateKeyInfo();
            }
            if (part instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
                needPassword(password);
                var decryptor = new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(PROVIDER)
                        .build(password);
                return encrypted.decryptPrivateKeyInfo(decryptor);
            }
            return null;
        } catch (PEMException | OperatorCreationException | PKCSException e) {
            throw wrongPassword();
        } catch (IOException e) {
            throw wrongPassword();
        }
    }

    private static void needPassword(char[] password) {
        if (password.length == 0) {
            throw Refused.because(
                    "key.password", Refused.PASSWORD, "The key is encrypted; enter its password.", "私钥已加密，请输入其密码。");
        }
    }

    private static ProblemException wrongPassword() {
        return Refused.because("key.password", Refused.PASSWORD, "The password does not open the key.", "该密码无法解密私钥。");
    }

    private static KeyPairMaterial pkcs12(byte[] content, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getKey(alias, password) instanceof PrivateKey key) {
                    List<X509Certificate> chain = new ArrayList<>();
                    for (Certificate certificate : store.getCertificateChain(alias)) {
                        chain.add((X509Certificate) certificate);
                    }
                    return new KeyPairMaterial(key, chain);
                }
            }
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException ? wrongStorePassword() : unreadableStore();
        } catch (UnrecoverableKeyException e) {
            throw wrongStorePassword();
        } catch (GeneralSecurityException e) {
            throw unreadableStore();
        }
        throw Refused.because(
                "pkcs12.empty", Refused.PKCS12, "The file has no private key with a certificate.", "该文件中没有带证书的私钥。");
    }

    private static ProblemException wrongStorePassword() {
        return Refused.because(
                "pkcs12.password", Refused.PASSWORD, "The password does not open the file.", "该密码无法打开文件。");
    }

    private static ProblemException unreadableStore() {
        return Refused.because("pkcs12.unreadable", Refused.PKCS12, "This is no PKCS#12 file.", "这不是 PKCS#12 文件。");
    }
}
