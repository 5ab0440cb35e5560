package org.strowger.testkit.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers to MD5 challenges (RFC 2617 with {@code qop=auth}). */
public final class Digest {
    private Digest() {}

    /** The header line that answers whichever of these challenges is for MD5. */
    public static String answer(SipMessage challenge, String user, String password, String method, String uri) {
        boolean proxy = challenge.status() == 407;
        String md5 = md5Of(challenge.all(proxy ? "proxy-authenticate" : "www-authenticate"));
        String nonce = parameter(md5, "nonce");
        String realm = parameter(md5, "realm");
        String cnonce = Long.toHexString(ThreadLocalRandom.current().nextLong());
        String a1 = md5(user + ":" + realm + ":" + password);
        String response = response(a1, nonce, cnonce, method, uri);
        return (proxy ? "Proxy-Authorization" : "Authorization") + ": Digest username=\"" + user
                + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri + "\", response=\"" + response
                + "\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"" + cnonce + "\"\r\n";
    }

    /** @param a1 hash of user, realm and password */
    static String response(String a1, String nonce, String cnonce, String method, String uri) {
        return md5(a1 + ":" + nonce + ":00000001:" + cnonce + ":auth:" + md5(method + ":" + uri));
    }

    private static String md5Of(List<String> challenges) {
        return challenges.stream()
                .filter(value -> {
                    String algorithm = parameter(value, "algorithm");
                    return algorithm.isEmpty() || algorithm.equalsIgnoreCase("MD5");
                })
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no MD5 challenge in " + challenges));
    }

    private static String parameter(String challenge, String name) {
        Matcher matcher = Pattern.compile("[\\s,]" + name + "=\"?([^\",\\s]*)").matcher(challenge);
        return matcher.find() ? matcher.group(1) : "";
    }

    static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
