package org.strowger.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.sip.sdp.Sdps.H264;
import static org.strowger.sip.sdp.Sdps.LOCAL;
import static org.strowger.sip.sdp.Sdps.VIDEO;
import static org.strowger.sip.sdp.Sdps.VP8;
import static org.strowger.sip.sdp.Sdps.sdp;

import java.util.List;
import org.junit.Test;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.MediaSecurity;
import org.strowger.api.media.Payload;
import org.strowger.api.sip.SipAccount.Encryption;
import org.strowger.api.sip.SipAccount.MediaPolicy;

/** Video between two parties that agree. */
public class SdpVideoTest {
    private static final String SOUND = "m=audio 4000 RTP/AVP 0";
    private static final String PICTURE = "m=video 4010 RTP/AVP 97 98 34";
    private static final String[] OFFER = {
        SOUND,
        PICTURE,
        "a=rtpmap:97 H264/90000",
        "a=fmtp:97 profile-level-id=42e01f;packetization-mode=1",
        "a=rtpmap:98 VP8/90000",
        "a=rtcp-fb:* nack pli"
    };

    private final SdpSession caller = session(Encryption.OFF, "H264", "VP8", "H263");

    private static SdpSession session(Encryption encryption, String... encodings) {
        return Sdps.session(new MediaPolicy(encryption, false, List.of(encodings)), AudioFormat.PCMU);
    }

    private static Payload h264(int type, String profile, int mode) {
        return new Payload(type, H264, "profile-level-id=" + profile + ";packetization-mode=" + mode);
    }

    private static VideoWish wish(Payload... formats) {
        return new VideoWish(VIDEO, List.of(formats));
    }

    @Test
    public void theCallersVideoIsOfferedToTheCalleeAsItIs() throws SdpException {
        RemoteOffer offered = caller.receiveOffer(sdp(OFFER));
        assertThat(offered.video()).extracting(Payload::type).containsExactly(97, 98, 34);
        SdpSession callee = session(Encryption.OFF, "H264");
        String offer = callee.offer(LOCAL, List.of(), Direction.SENDRECV, new VideoWish(VIDEO, offered.video()));
        assertThat(offer)
                .contains("m=audio 20000 RTP/AVP 0 101\r\n")
                .contains("m=video 20004 RTP/AVP 97\r\n")
                .contains("a=fmtp:97 profile-level-id=42e01f;packetization-mode=1\r\n")
                .contains("a=rtcp-fb:97 nack pli\r\n");
        Negotiated n = callee.receiveAnswer(sdp(
                SOUND,
                "m=video 5000 RTP/AVP 120",
                "a=rtpmap:120 H264/90000",
                "a=fmtp:120 profile-level-id=42e014;packetization-mode=1"));
        assertThat(n.video().remote().getPort()).isEqualTo(5000);
        assertThat(n.videoFormats()).containsExactly(h264(120, "42e014", 1));
        Negotiated answer = caller.answer(LOCAL, null, Direction.SENDRECV, new VideoWish(VIDEO, n.videoFormats()));
        assertThat(answer.localSdp())
                .contains("m=video 20004 RTP/AVP 97\r\n")
                .contains("a=fmtp:97 profile-level-id=42e014;packetization-mode=1\r\n")
                .contains("a=rtcp-fb:97 nack pli\r\n")
                .doesNotContain("ccm");
        assertThat(answer.video().audio().type()).isEqualTo(97);
        assertThat(answer.video().events()).isNull();
    }

    @Test
    public void withoutVideoOnTheOtherSideThereIsNone() throws SdpException {
        for (VideoWish none :
                new VideoWish[] {null, wish(), wish(new Payload(99, new AudioFormat("AV1", 90_000, 1)))}) {
            SdpSession session = session(Encryption.OFF, "H264", "VP8");
            session.receiveOffer(sdp(OFFER));
            Negotiated n = session.answer(LOCAL, null, Direction.SENDRECV, none);
            assertThat(n.localSdp()).contains("m=video 0 RTP/AVP 97\r\n");
            assertThat(n.video()).isNull();
            assertThat(n.videoFormats()).isEmpty();
            assertThat(n.parameters().sending()).isTrue();
        }
        SdpSession soundOnly = session(Encryption.OFF);
        assertThat(soundOnly.receiveOffer(sdp(OFFER)).video()).isEmpty();
        assertThat(soundOnly
                        .answer(LOCAL, null, Direction.SENDRECV, wish(h264(97, "42e01f", 1)))
                        .video())
                .isNull();
        assertThat(session(Encryption.OFF).offer(LOCAL, List.of(), Direction.SENDRECV, wish(h264(97, "42e01f", 1))))
                .doesNotContain("video");
    }

    @Test
    public void aRefusedOrUselessVideoCostsNoSound() throws SdpException {
        for (String answer : List.of(
                "m=video 0 RTP/AVP 97",
                "m=video 5000 RTP/AVP 99\r\na=rtpmap:99 VP8/90000",
                "m=video 5000 RTP/AVP 97\r\nc=IN IP4 239.1.1.1",
                "m=video 53 RTP/AVP 97",
                "m=video 5000 RTP/SAVP 97")) {
            SdpSession callee = session(Encryption.OFF, "H264");
            callee.offer(LOCAL, List.of(), Direction.SENDRECV, wish(h264(97, "42e01f", 1)));
            Negotiated n = callee.receiveAnswer(sdp(SOUND, answer));
            assertThat(n.video()).as(answer).isNull();
            assertThat(n.parameters().sending()).isTrue();
            assertThat(callee.offer(LOCAL, List.of(), Direction.SENDRECV, wish(h264(97, "42e01f", 1))))
                    .as("it stays refused")
                    .doesNotContain("m=video 20004");
        }
    }

    @Test
    public void h264MustBeTheSameInProfileAndMode() {
        Payload base = h264(97, "42e01f", 1);
        assertThat(base.passesAs(h264(99, "42E00A", 1))).isTrue();
        assertThat(base.passesAs(h264(99, "42801f", 1))).isTrue();
        assertThat(base.passesAs(h264(99, "42e01f", 0))).isFalse();
        assertThat(base.passesAs(h264(99, "64001f", 1))).isFalse();
        assertThat(base.passesAs(h264(99, "zzz", 1))).isFalse();
        assertThat(new Payload(97, H264).passesAs(h264(99, "42000a", 0))).isTrue();
        assertThat(new Payload(97, VP8).passesAs(new Payload(100, VP8, "max-fr=30")))
                .isTrue();
    }

    @Test
    public void profilesOfOneCodecGetNumbersOfTheirOwn() {
        SdpSession callee = session(Encryption.OFF, "H264");
        String offer = callee.offer(
                LOCAL,
                List.of(),
                Direction.SENDRECV,
                wish(h264(97, "42e01f", 1), h264(97, "42e01f", 0), h264(98, "64001f", 1)));
        assertThat(offer).contains("m=video 20004 RTP/AVP 97 96 98\r\n");
    }

    @Test
    public void videoIsEncryptedLikeTheSound() throws SdpException {
        SdpSession session = session(Encryption.REQUIRED, "VP8");
        String key = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + SdpSecurityTest.key(30, 5);
        String[] picture = {"m=video 4010 RTP/SAVP 98", "a=rtpmap:98 VP8/90000"};
        session.receiveOffer(sdp("m=audio 4000 RTP/SAVP 0", key, picture[0], picture[1], key));
        Negotiated n = session.answer(LOCAL, null, Direction.SENDRECV, wish(new Payload(100, VP8)));
        MediaSecurity.Sdes sound =
                (MediaSecurity.Sdes) n.parameters().transport().security();
        MediaSecurity.Sdes seen = (MediaSecurity.Sdes) n.video().transport().security();
        assertThat(seen.ours()).as("each stream has its own").isNotEqualTo(sound.ours());
        SdpSession half = session(Encryption.REQUIRED, "VP8");
        half.receiveOffer(sdp("m=audio 4000 RTP/SAVP 0", key, "m=video 4010 RTP/AVP 98", picture[1]));
        assertThat(half.answer(LOCAL, null, Direction.SENDRECV, wish(new Payload(100, VP8)))
                        .localSdp())
                .contains("m=video 0 ");
    }

    @Test
    public void holdAndResumeKeepTheVideo() throws SdpException {
        caller.receiveOffer(sdp(OFFER));
        caller.answer(LOCAL, null, Direction.SENDRECV, wish(h264(97, "42e01f", 1)));
        caller.receiveOffer(sdp(SOUND, "a=sendonly", PICTURE, OFFER[2], OFFER[3], "a=inactive"));
        Negotiated held = caller.answer(LOCAL, null, Direction.SENDRECV, wish(h264(97, "42e01f", 1)));
        assertThat(held.video().sending()).isFalse();
        assertThat(held.localSdp()).contains("m=video 20004").contains("a=inactive");
        String offer = caller.offer(LOCAL, List.of(), Direction.SENDRECV, wish(h264(97, "42e01f", 1)));
        assertThat(offer).contains("m=video 20004 RTP/AVP 97\r\n");
        assertThat(caller.receiveAnswer(sdp(OFFER)).video().sending()).isTrue();
    }
}
