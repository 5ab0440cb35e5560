package org.strowger.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.IceCredentials;
import org.strowger.api.sip.SipAccount.MediaPolicy;

/** Descriptions and settings for tests. */
final class Sdps {
    static final AudioFormat G722 = new AudioFormat("G722", 8000, 1);
    static final AudioFormat OPUS = new AudioFormat("opus", 48000, 2);
    static final AudioFormat H264 = new AudioFormat("H264", 90_000, 1);
    static final AudioFormat VP8 = new AudioFormat("VP8", 90_000, 1);
    static final LocalMedia LOCAL = local("192.0.2.10", 20000);
    static final LocalMedia VIDEO = local("192.0.2.10", 20004);
    static final String FINGERPRINT = "sha-256 " + "AB:".repeat(31) + "CD";
    static final String OURS = "sha-256 " + "01:".repeat(31) + "02";

    private Sdps() {}

    static AudioCodec codec(AudioFormat format) {
        return switch (format.encoding()) {
            case "PCMU" -> new AudioCodec(format, 0, "", offered -> "");
            case "PCMA" -> new AudioCodec(format, 8, "", offered -> "");
            case "G722" -> new AudioCodec(format, 9, "", offered -> "");
            default -> new AudioCodec(format, -1, "useinbandfec=1", offered -> "useinbandfec=1");
        };
    }

    static LocalMedia local(String host, int port) {
        return new LocalMedia() {
            @Override
            public InetSocketAddress address() {
                return new InetSocketAddress(host, port);
            }

            @Override
            public List<InetAddress> hosts() {
                return List.of(ip(host), ip("2001:db8::10"));
            }

            @Override
            public String fingerprint() {
                return OURS;
            }

            @Override
            public IceCredentials ice() {
                return new IceCredentials("ours", "ourPasswordOfTwentyFour+");
            }

            @Override
            public IceCredentials ice(IceCredentials party) {
                return new IceCredentials("oursFor" + party.ufrag(), "ourPasswordOfTwentyFour+");
            }
        };
    }

    static MediaSettings settings(AudioFormat... formats) {
        return settings(MediaPolicy.PLAIN, formats);
    }

    static MediaSettings settings(MediaPolicy policy, AudioFormat... formats) {
        return new MediaSettings(
                List.of(formats).stream().map(Sdps::codec).toList(),
                true,
                true,
                Duration.ofSeconds(60),
                address -> address.getPort() == 20002,
                policy,
                new Random(7));
    }

    static InetAddress ip(String literal) {
        return MediaAddresses.literal(literal).orElseThrow();
    }

    static SdpSession session(AudioFormat... formats) {
        return new SdpSession(4711, settings(formats), ip("198.51.100.7"));
    }

    static SdpSession session(MediaPolicy policy, AudioFormat... formats) {
        return new SdpSession(4711, settings(policy, formats), ip("198.51.100.7"));
    }

    /** A session of an account whose NAT switch is off. */
    static SdpSession strict(String signalling, AudioFormat... formats) {
        MediaSettings with = settings(formats);
        MediaSettings without = new MediaSettings(
                with.codecs(), with.events(), false, with.rtpTimeout(), with.forbidden(), with.policy(), with.random());
        return new SdpSession(4711, without, ip(signalling));
    }

    /** A description with these lines after the session part. */
    static String sdp(String... lines) {
        return "v=0\r\no=phone 1 1 IN IP4 198.51.100.7\r\ns=-\r\nc=IN IP4 198.51.100.7\r\nt=0 0\r\n"
                + String.join("\r\n", lines) + "\r\n";
    }
}
