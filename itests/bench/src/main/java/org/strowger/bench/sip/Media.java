package org.strowger.bench.sip;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a description says of the sound of one side: where it wants it, and the key it sends with.
 *
 * @param key key and salt of SRTP as in {@code a=crypto}; empty without encryption
 */
public record Media(int port, String key) {
    private static final Pattern PORT = Pattern.compile("(?m)^m=audio (\\d+) ");
    private static final Pattern KEY =
            Pattern.compile("(?m)^a=crypto:\\d+ AES_CM_128_HMAC_SHA1_80 inline:([A-Za-z0-9+/=]{40})");

    public static Media plain(int port) {
        return new Media(port, "");
    }

    public static Media encrypted(int port, byte[] key) {
        return new Media(port, Base64.getEncoder().encodeToString(key));
    }

    static Media of(String sdp) {
        return new Media(Integer.parseInt(first(PORT, sdp, "0")), first(KEY, sdp, ""));
    }

    private static String first(Pattern pattern, String text, String other) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : other;
    }

    public byte[] keyBytes() {
        return Base64.getDecoder().decode(key);
    }

    public boolean encrypted() {
        return !key.isEmpty();
    }

    /** @param codec payload type and its rtpmap line, as in {@code 0\r\na=rtpmap:0 PCMU/8000} */
    String describe(String codec) {
        String body = "v=0\r\no=bench 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + port
                + (encrypted() ? " RTP/SAVP " : " RTP/AVP ") + codec + "\r\na=ptime:20\r\n"
                + (encrypted() ? "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + key + "\r\n" : "");
        return "Content-Type: application/sdp\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
