package org.strowger.sip.testing;

/** Session descriptions as phones write them. */
public final class Sdp {
    private Sdp() {}

    public static String audio(int port, String types, String direction) {
        return audio("127.0.0.1", port, types, direction, 1);
    }

    public static String audio(String host, int port, String types, String direction, int version) {
        return "v=0\r\no=- 4711 " + version + " IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 " + host + "\r\nt=0 0\r\n"
                + "m=audio " + port + " RTP/AVP " + types + " 101\r\n"
                + "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=" + direction + "\r\n";
    }

    /** The port of the audio line. */
    public static int port(String sdp) {
        int at = sdp.indexOf("m=audio ") + 8;
        return Integer.parseInt(sdp.substring(at, sdp.indexOf(' ', at)));
    }

    /** The first payload type of the audio line. */
    public static String firstType(String sdp) {
        int at = sdp.indexOf(" RTP/AVP ") + 9;
        return sdp.substring(at).split("[ \r]")[0];
    }
}
