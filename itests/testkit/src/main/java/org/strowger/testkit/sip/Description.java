package org.strowger.testkit.sip;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A description of sound (SDP) of one side: G.711 µ-law, and keys as events. */
record Description(InetSocketAddress address, boolean muLaw, int keyType) {
    private static final Pattern ADDRESS = Pattern.compile("(?m)^c=IN IP4 (\\S+)");
    private static final Pattern MEDIA = Pattern.compile("(?m)^m=audio (\\d+) \\S+([ \\d]*)");
    private static final Pattern KEYS = Pattern.compile("(?mi)^a=rtpmap:(\\d+) telephone-event/8000");
    private static final Pattern SIGNAL = Pattern.compile("(?m)^Signal *= *([0-9A-D*#])");
    static final int OWN_KEY_TYPE = 101;

    static Description of(String sdp) {
        Matcher media = MEDIA.matcher(sdp);
        Matcher address = ADDRESS.matcher(sdp);
        Matcher keys = KEYS.matcher(sdp);
        if (!media.find() || !address.find()) {
            return new Description(new InetSocketAddress("127.0.0.1", 0), false, -1);
        }
        return new Description(
                new InetSocketAddress(address.group(1), Integer.parseInt(media.group(1))),
                (media.group(2) + " ").contains(" 0 "),
                keys.find() ? Integer.parseInt(keys.group(1)) : -1);
    }

    /** @param keyType as the other side has offered it; -1 for none */
    static String own(int port, int keyType) {
        String keys =
                keyType < 0 ? "" : "a=rtpmap:" + keyType + " telephone-event/8000\r\na=fmtp:" + keyType + " 0-15\r\n";
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + port + " RTP/AVP 0"
                + (keyType < 0 ? "" : " " + keyType) + "\r\na=rtpmap:0 PCMU/8000\r\n" + keys + "a=ptime:20\r\n";
    }

    /** The key in the body of an INFO. */
    static Optional<Character> key(String body) {
        Matcher signal = SIGNAL.matcher(body);
        return signal.find() ? Optional.of(signal.group(1).charAt(0)) : Optional.empty();
    }

    /** Headers of the content, and the content. */
    static String body(String type, String content) {
        return "Content-Type: " + type + "\r\nContent-Length: " + content.length() + "\r\n\r\n" + content;
    }
}
