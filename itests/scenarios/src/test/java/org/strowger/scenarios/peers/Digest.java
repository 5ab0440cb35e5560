package org.strowger.scenarios.peers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the MD5 challenge of a 401. */
final class Digest {
    private Digest() {}

    /** The header {@code Authorization} with its line break. */
    static String authorization(String challenge, String method, String uri, String user, String password) {
        String digest = challenge
                .lines()
                .filter(line -> line.matches("(?i)WWW-Authenticate: *Digest.*"))
                .filter(line -> !line.contains("SHA-256"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no MD5 challenge in\n" + challenge));
        String realm = parameter(digest, "realm");
        String nonce = parameter(digest, "nonce");
        String ha1 = md5(user + ":" + realm + ":" + password);
        String ha2 = md5(method + ":" + uri);
        String opaque = parameter(digest, "opaque");
        return "Authorization: Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce
                + "\", uri=\""
                + uri + "\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c0ffee\", response=\""
                + md5(ha1 + ":" + nonce + ":00000001:c0ffee:auth:" + ha2) + "\""
                + (opaque.isEmpty() ? "" : ", opaque=\"" + opaque + "\"") + "\r\n";
    }

    private static String parameter(String header, String name) {
        Matcher match = Pattern.compile("[ ,]" + name + "=\"([^\"]*)\"").matcher(header);
        return match.find() ? match.group(1) : "";
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
