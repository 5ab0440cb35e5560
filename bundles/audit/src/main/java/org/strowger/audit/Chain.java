package org.strowger.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.strowger.api.audit.AuditEntry;

/** Each entry's hash covers all of it and the hash before. */
final class Chain {
    /** What stands before the first entry. */
    static final String BEGINNING = "0".repeat(64);

    private Chain() {}

    static String hash(String before, long id, long at, AuditEntry e) {
        StringBuilder text = new StringBuilder(before);
        put(text, Long.toString(id));
        put(text, Long.toString(at));
        put(text, e.account());
        put(text, e.role());
        put(text, e.source());
        put(text, e.door());
        put(text, e.action());
        put(text, e.target());
        put(text, String.join(" ", e.fields()));
        put(text, e.result());
        put(text, Integer.toString(e.status()));
        put(text, Long.toString(e.millis()));
        put(text, Long.toString(e.version()));
        put(text, e.detail());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e1) {
            throw new IllegalStateException("every Java has SHA-256", e1);
        }
    }

    /** With its length, so that no text can pass for the end of another. */
    private static void put(StringBuilder text, String part) {
        text.append('\n').append(part.length()).append(':').append(part);
    }
}
