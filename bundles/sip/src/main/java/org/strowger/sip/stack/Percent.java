package org.strowger.sip.stack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent escapes of URIs (RFC 3261 section 19.1.2). */
public final class Percent {
    private static final String UNRESERVED_USER = "-_.!~*'()&=+$,?/";

    private Percent() {}

    /**
     * Undoes escapes; a broken one is left as it stands. All are left when one stands for a control character or for one
     * that turns the text around: what was decoded is shown, logged and passed on.
     */
    public static String decode(String text) {
        String decoded = undo(text);
        return decoded.codePoints().allMatch(Percent::harmless) ? decoded : text;
    }

    private static boolean harmless(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
    }

    private static String undo(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int code = bytes[i] == '%' && i + 2 < bytes.length ? hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]) : -1;
            if (code >= 0) {
                out.write(code);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Escapes a user part. */
    public static String encodeUser(String user) {
        StringBuilder out = new StringBuilder();
        for (byte b : user.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED_USER.indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }

    private static int hex(byte b) {
        int digit = Character.digit(b, 16);
        return digit < 0 ? -4096 : digit;
    }
}
