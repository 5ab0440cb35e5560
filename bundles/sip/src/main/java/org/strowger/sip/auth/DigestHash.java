package org.strowger.sip.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The response of RFC 7616 section 3.4.1 for qop=auth. */
final class DigestHash {
    private DigestHash() {}

    /** Lower-case hex. */
    static String response(DigestCredentials c, String method, String password) {
        MessageDigest digest = c.algorithm().newDigest();
        String a1 = hex(digest, c.username() + ":" + c.realm() + ":" + password);
        String a2 = hex(digest, method + ":" + c.uri());
        return hex(digest, String.join(":", a1, c.nonce(), c.ncText(), c.cnonce(), "auth", a2));
    }

    static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(MessageDigest digest, String text) {
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
