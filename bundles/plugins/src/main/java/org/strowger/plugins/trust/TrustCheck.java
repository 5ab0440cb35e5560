package org.strowger.plugins.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.strowger.api.core.ProblemException;
import org.strowger.api.plugin.PluginSignature.Kind;
import org.strowger.plugins.Refusals;

/** Finds out who vouches for an archive. */
public final class TrustCheck {
    private static final int SIGNATURE = 64;

    private final TrustedKeys keys;
    private final boolean allowUnsigned;
    private final Date now;

    public TrustCheck(TrustedKeys keys, boolean allowUnsigned, Date now) {
        this.keys = keys;
        this.allowUnsigned = allowUnsigned;
        this.now = now;
    }

    /** How and by which trusted key an archive is signed. */
    public record Verdict(Kind kind, String signer) {}

    /**
     * @param detached signature; empty when there is none
     * @throws ProblemException when it may not be installed. A signature that is wrong is refused even where unsigned archives
     *     are allowed: somebody has meddled with it
     */
    public Verdict check(Path archive, byte[] detached) throws IOException {
        if (detached.length > 0) {
            return new Verdict(Kind.DETACHED, verify(archive, signature(detached)));
        }
        Optional<String> signer = new JarSignatures(keys.certificates(), now).signer(archive);
        if (signer.isPresent()) {
            return new Verdict(Kind.JAR, signer.get());
        }
        if (!allowUnsigned) {
            throw Refusals.archive(
                    "plugin.signature.missing",
                    "The archive is not signed, and unsigned ones are not allowed.",
                    "归档未签名，而系统不允许未签名的归档。");
        }
        return new Verdict(Kind.UNSIGNED, "");
    }

    private static byte[] signature(byte[] detached) {
        if (detached.length == SIGNATURE) {
            return detached;
        }
        try {
            byte[] decoded = Base64.getMimeDecoder().decode(new String(detached, StandardCharsets.ISO_8859_1).strip());
            if (decoded.length == SIGNATURE) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Refusals.archive(
                "plugin.signature.format",
                "The signature is not an Ed25519 signature: 64 octets, or their Base64.",
                "签名不是 Ed25519 签名：须为 64 字节或其 Base64 形式。");
    }

    private String verify(Path archive, byte[] signature) throws IOException {
        byte[] content = Files.readAllBytes(archive);
        for (Map.Entry<String, PublicKey> key : keys.keys().entrySet()) {
            try {
                Signature verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(key.getValue());
                verifier.update(content);
                if (verifier.verify(signature)) {
                    return key.getKey();
                }
            } catch (GeneralSecurityException e) {
                // Not a signature of this key, whatever else it may be.
            }
        }
        throw Refusals.archive(
                "plugin.signature.invalid",
                "The signature fits no trusted key: the archive was changed, or somebody else signed it.",
                "签名与任何受信任的密钥都不匹配：归档已被更改，或由他人签名。");
    }
}
