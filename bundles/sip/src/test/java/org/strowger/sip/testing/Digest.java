package org.strowger.sip.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers digest challenges as a phone does (RFC 2617, RFC 8760), written apart from the code under test. */
public final class Digest {
    private Digest() {}

    public static String authorization(
            SipText challenge, String algorithm, String user, String password, String method, String uri) {
        String header = challenge.headers("WWW-Authenticate").stream()
                .filter(h -> parameter(h, "algorithm").equalsIgnoreCase(algorithm))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + algorithm + " in " + challenge));
        String realm = parameter(header, "realm");
        String nonce = parameter(header, "nonce");
        String ha1 = hash(algorithm, user + ":" + realm + ":" + password);
        String ha2 = hash(algorithm, method + ":" + uri);
        String response = hash(algorithm, ha1 + ":" + nonce + ":00000001:c0ffee:auth:" + ha2);
        return "Authorization: Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce
                + "\", uri=\""
                + uri + "\", response=\"" + response + "\", algorithm=" + algorithm
                + ", cnonce=\"c0ffee\", nc=00000001, qop=auth";
    }

    private static String parameter(String header, String name) {
        Matcher matcher =
                Pattern.compile("\\b" + name + "\\s*=\\s*\"?([^\",]*)").matcher(header);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String hash(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
