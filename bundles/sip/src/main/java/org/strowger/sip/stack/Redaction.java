package org.strowger.sip.stack;

import java.util.regex.Pattern;

/** Takes out of a message what nobody may read in a trace: credentials, and keys (which may be PINs). */
final class Redaction {
    private static final Pattern CREDENTIALS = Pattern.compile(
            "(?im)^((?:proxy-)?authorization|authentication-info)[ \\t]*:[^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*");
    private static final Pattern KEYS = Pattern.compile("(?im)^(?:content-type|c)[ \\t]*:[ \\t]*application/dtmf");

    private Redaction() {}

    static String of(String message) {
        String plain = CREDENTIALS.matcher(message).replaceAll("$1: ***");
        if (!KEYS.matcher(plain).find()) {
            return plain;
        }
        int body = plain.indexOf("\r\n\r\n");
        return body < 0 ? plain : plain.substring(0, body + 4) + "***";
    }
}
