package org.strowger.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.strowger.api.media.AudioFormat;

/** Descriptions and settings for tests. */
final class Sdps {
    static final AudioFormat G722 = new AudioFormat("G722", 8000, 1);
    static final AudioFormat OPUS = new AudioFormat("opus", 48000, 2);
    static final InetSocketAddress LOCAL = new InetSocketAddress("192.0.2.10", 20000);

    private Sdps() {}

    static AudioCodec codec(AudioFormat format) {
        return switch (format.encoding()) {
            case "PCMU" -> new AudioCodec(format, 0, "");
            case "PCMA" -> new AudioCodec(format, 8, "");
            case "G722" -> new AudioCodec(format, 9, "");
            default -> new AudioCodec(format, -1, "useinbandfec=1");
        };
    }

    static MediaSettings settings(AudioFormat... formats) {
        return new MediaSettings(
                List.of(formats).stream().map(Sdps::codec).toList(),
                true,
                true,
                Duration.ofSeconds(60),
                address -> address.getPort() == 20002);
    }

    static InetAddress ip(String literal) {
        return MediaAddresses.literal(literal).orElseThrow();
    }

    static SdpSession session(AudioFormat... formats) {
        return new SdpSession(4711, settings(formats), ip("198.51.100.7"));
    }

    /** A session of an account whose NAT switch is off. */
    static SdpSession strict(String signalling, AudioFormat... formats) {
        MediaSettings with = settings(formats);
        MediaSettings without =
                new MediaSettings(with.codecs(), with.events(), false, with.rtpTimeout(), with.forbidden());
        return new SdpSession(4711, without, ip(signalling));
    }

    /** A description with these lines after the session part. */
    static String sdp(String... lines) {
        return "v=0\r\no=phone 1 1 IN IP4 198.51.100.7\r\ns=-\r\nc=IN IP4 198.51.100.7\r\nt=0 0\r\n"
                + String.join("\r\n", lines) + "\r\n";
    }
}
