package org.strowger.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strowger.sip.sdp.Sdps.LOCAL;
import static org.strowger.sip.sdp.Sdps.VIDEO;
import static org.strowger.sip.sdp.Sdps.sdp;

import java.util.List;
import org.junit.Test;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.IceCredentials;
import org.strowger.api.media.MediaSecurity;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpTransport;
import org.strowger.api.sip.SipAccount.Encryption;
import org.strowger.api.sip.SipAccount.MediaPolicy;

/** ICE, multiplexing and bundles, as browsers have them. */
public class SdpBrowserTest {
    private static final String PASSWORD = "abcdefghijklmnopqrstuv";

    private final SdpSession browser = session(true);

    private static SdpSession session(boolean webrtc) {
        return Sdps.session(
                new MediaPolicy(Encryption.OFF, webrtc, List.of("VP8", "H264")), Sdps.OPUS, AudioFormat.PCMU);
    }

    /** As Chromium offers sound and video, before it knows a candidate. */
    private static String[] offer(String... more) {
        List<String> lines = new java.util.ArrayList<>(List.of(
                "a=group:BUNDLE 0 1",
                "a=extmap-allow-mixed",
                "a=msid-semantic: WMS 1234",
                "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 0 8 13 110 126",
                "c=IN IP4 0.0.0.0",
                "a=rtcp:9 IN IP4 0.0.0.0",
                "a=ice-ufrag:QWer",
                "a=ice-pwd:" + PASSWORD,
                "a=ice-options:trickle",
                "a=fingerprint:" + Sdps.FINGERPRINT,
                "a=setup:actpass",
                "a=mid:0",
                "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
                "a=sendrecv",
                "a=msid:1234 5678",
                "a=rtcp-mux",
                "a=rtcp-rsize",
                "a=rtpmap:111 opus/48000/2",
                "a=rtcp-fb:111 transport-cc",
                "a=fmtp:111 minptime=10;useinbandfec=1",
                "a=rtpmap:63 red/48000/2",
                "a=rtpmap:110 telephone-event/48000",
                "a=rtpmap:126 telephone-event/8000",
                "a=ssrc:1 cname:x"));
        lines.addAll(List.of(more));
        return lines.toArray(String[]::new);
    }

    private static final String[] PICTURE = {
        "m=video 9 UDP/TLS/RTP/SAVPF 96 97 102",
        "c=IN IP4 0.0.0.0",
        "a=ice-ufrag:QWer",
        "a=ice-pwd:" + PASSWORD,
        "a=fingerprint:" + Sdps.FINGERPRINT,
        "a=setup:actpass",
        "a=mid:1",
        "a=rtcp-mux",
        "a=rtpmap:96 VP8/90000",
        "a=rtcp-fb:96 goog-remb",
        "a=rtcp-fb:96 ccm fir",
        "a=rtcp-fb:96 nack",
        "a=rtcp-fb:96 nack pli",
        "a=rtpmap:97 rtx/90000",
        "a=fmtp:97 apt=96",
        "a=rtpmap:102 H264/90000",
        "a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f"
    };

    @Test
    public void anOfferIsAnsweredAsALiteAgent() throws SdpException {
        RemoteOffer offer = browser.receiveOffer(sdp(offer()));
        assertThat(offer.held())
                .as("0.0.0.0 before candidates are known is no hold")
                .isFalse();
        Negotiated n = browser.answer(LOCAL, null, Direction.SENDRECV);
        assertThat(n.localSdp())
                .contains("a=group:BUNDLE 0\r\n")
                .contains("a=ice-lite\r\n")
                .contains("m=audio 20000 UDP/TLS/RTP/SAVPF 111 110\r\n")
                .contains("a=mid:0\r\n")
                .contains("a=msid:strowger strowger-audio\r\n")
                .contains("a=rtcp-mux\r\n")
                .contains("a=rtcp-rsize\r\n")
                .contains("a=ice-ufrag:oursForQWer\r\n")
                .contains("a=ice-pwd:ourPasswordOfTwentyFour+\r\n")
                .contains("a=candidate:1 1 UDP 2130706431 192.0.2.10 20000 typ host\r\n")
                .contains("a=candidate:2 1 UDP 2130706175 2001:db8:0:0:0:0:0:10 20000 typ host\r\n")
                .contains("a=end-of-candidates\r\n")
                .contains("a=setup:passive\r\n")
                .doesNotContain("extmap")
                .doesNotContain("transport-cc")
                .doesNotContain(" 2 UDP");
        assertThat(n.parameters().transport())
                .isEqualTo(new RtpTransport(
                        true, new MediaSecurity.Dtls(false, Sdps.FINGERPRINT), new IceCredentials("QWer", PASSWORD)));
        assertThat(n.parameters().remote().getAddress().isAnyLocalAddress()).isTrue();
        assertThat(n.parameters().sending()).isTrue();
        assertThat(n.held()).isFalse();
        assertThat(n.parameters().receivable()).extracting(Payload::type).containsExactly(13);
    }

    @Test
    public void videoStandsBesideTheBundle() throws SdpException {
        RemoteOffer offer = browser.receiveOffer(sdp(offer(PICTURE)));
        assertThat(offer.video()).extracting(Payload::type).containsExactly(96, 102);
        Payload vp8 = new Payload(120, Sdps.VP8);
        Negotiated n = browser.answer(LOCAL, null, Direction.SENDRECV, new VideoWish(VIDEO, List.of(vp8)));
        assertThat(n.localSdp())
                .contains("a=group:BUNDLE 0\r\n")
                .contains("m=video 20004 UDP/TLS/RTP/SAVPF 96\r\n")
                .contains("a=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\na=rtcp-fb:96 ccm fir\r\n")
                .contains("a=mid:1\r\n")
                .doesNotContain("goog-remb")
                .doesNotContain("rtx");
        assertThat(n.video().audio().type()).isEqualTo(96);
        assertThat(n.video().transport().ice()).isEqualTo(new IceCredentials("QWer", PASSWORD));
        assertThat(n.video().transport().security()).isEqualTo(new MediaSecurity.Dtls(false, Sdps.FINGERPRINT));
        browser.receiveOffer(sdp(offer(PICTURE)));
        assertThat(browser.answer(LOCAL, null, Direction.SENDRECV).localSdp())
                .contains("m=video 0 UDP/TLS/RTP/SAVPF 96\r\na=mid:1\r\n");
    }

    @Test
    public void ourOfferIsForBrowsersAndIsAnsweredByOne() throws SdpException {
        String offer = browser.offer(
                LOCAL, List.of(), Direction.SENDRECV, new VideoWish(VIDEO, List.of(new Payload(96, Sdps.VP8))));
        assertThat(offer)
                .contains("a=group:BUNDLE audio\r\na=ice-lite\r\n")
                .contains("m=audio 20000 UDP/TLS/RTP/SAVPF 96 0 101 97\r\n")
                .contains("a=setup:actpass\r\n")
                .contains("a=mid:audio\r\n")
                .contains("a=mid:video\r\n")
                .contains("a=rtcp-mux\r\n")
                .doesNotContain("crypto");
        String[] answer = {
            "m=audio 40000 UDP/TLS/RTP/SAVPF 96",
            "a=rtpmap:96 opus/48000/2",
            "a=ice-ufrag:QWer",
            "a=ice-pwd:" + PASSWORD,
            "a=fingerprint:" + Sdps.FINGERPRINT,
            "a=setup:active",
            "a=mid:audio",
            "a=rtcp-mux",
            "m=video 0 UDP/TLS/RTP/SAVPF 96"
        };
        Negotiated n = browser.receiveAnswer(sdp(answer));
        assertThat(n.video()).isNull();
        assertThat(n.parameters().transport().ice().ufrag()).isEqualTo("QWer");
        assertThat(n.parameters().transport().security()).isEqualTo(new MediaSecurity.Dtls(false, Sdps.FINGERPRINT));
        answer[2] = "a=ice-ufrag:x";
        assertThatThrownBy(() -> browser.receiveAnswer(sdp(answer))).hasMessageContaining("ICE");
    }

    @Test
    public void aBrowserWithoutIceOrDtlsIsRefused() {
        for (String missing : List.of("a=ice-ufrag", "a=ice-pwd", "a=fingerprint")) {
            String[] lines = java.util.Arrays.stream(offer())
                    .filter(l -> !l.startsWith(missing))
                    .toArray(String[]::new);
            assertThatThrownBy(() -> browser.receiveOffer(sdp(lines)))
                    .as(missing)
                    .isInstanceOf(SdpException.class);
        }
        assertThatThrownBy(() -> browser.receiveOffer(sdp("m=audio 4000 RTP/AVP 0")))
                .isInstanceOf(SdpException.class);
    }

    @Test
    public void restartBringsNewCredentials() throws SdpException {
        browser.receiveOffer(sdp(offer()));
        browser.answer(LOCAL, null, Direction.SENDRECV);
        String[] restarted = offer();
        restarted[6] = "a=ice-ufrag:NeWw";
        browser.receiveOffer(sdp(restarted));
        Negotiated n = browser.answer(LOCAL, null, Direction.SENDRECV);
        assertThat(n.parameters().transport().ice().ufrag()).isEqualTo("NeWw");
        assertThat(n.localSdp()).contains("a=setup:passive").contains("a=ice-ufrag:oursForNeWw");
        browser.receiveOffer(sdp(restarted));
        assertThat(browser.offer(LOCAL, List.of(), Direction.SENDRECV))
                .as("an offer of ours begins nothing anew")
                .contains("a=ice-ufrag:ours\r\n");
    }

    @Test
    public void aPhoneMayDoIceInTheClear() throws SdpException {
        SdpSession phone = session(false);
        String[] offer = {
            "m=audio 4000 RTP/AVP 0",
            "a=ice-ufrag:QWer",
            "a=ice-pwd:" + PASSWORD,
            "a=candidate:1 1 UDP 2130706431 198.51.100.7 4000 typ host"
        };
        phone.receiveOffer(sdp(offer));
        Negotiated n = phone.answer(LOCAL, null, Direction.SENDRECV);
        assertThat(n.localSdp())
                .contains("a=ice-lite")
                .contains("a=candidate:1 2 UDP 2130706430 192.0.2.10 20001 typ host")
                .doesNotContain("end-of-candidates");
        assertThat(n.parameters().transport())
                .isEqualTo(new RtpTransport(false, MediaSecurity.NONE, new IceCredentials("QWer", PASSWORD)));
        for (String without : List.of("a=ice-lite", "a=ice-mismatch")) {
            SdpSession other = session(false);
            other.receiveOffer(sdp("a=ice-lite", offer[0], offer[1], offer[2], without));
            Negotiated plain = other.answer(LOCAL, null, Direction.SENDRECV);
            assertThat(plain.parameters().transport()).isEqualTo(RtpTransport.PLAIN);
            assertThat(plain.localSdp()).doesNotContain("ice");
        }
    }

    @Test
    public void anUnusableDefaultAddressDoesNotMatterWithIce() throws SdpException {
        for (String address : List.of("IN IP4 127.0.0.1", "IN IP4 239.1.1.1", "IN IP4 host.local", "IN IP6 ::")) {
            SdpSession session = session(true);
            String[] lines = offer();
            lines[4] = "c=" + address;
            session.receiveOffer(sdp(lines));
            assertThat(session.answer(LOCAL, null, Direction.SENDRECV)
                            .parameters()
                            .remote()
                            .getAddress()
                            .isAnyLocalAddress())
                    .as(address)
                    .isTrue();
        }
    }

    @Test
    public void manyCandidatesAreNotRead() throws SdpException {
        String[] many = new String[1000];
        java.util.Arrays.setAll(many, i -> "a=candidate:" + i + " 1 UDP " + i + " 198.51.100.7 4000 typ host");
        assertThat(SdpParser.parse(sdp(offer(many))).media().get(0).attributes("candidate"))
                .hasSize(SdpParser.MAX_CANDIDATES);
        browser.receiveOffer(sdp(offer(many)));
        assertThat(browser.answer(LOCAL, null, Direction.SENDRECV).localSdp()).contains("ice-lite");
    }
}
