package org.strowger.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strowger.sip.sdp.Sdps.LOCAL;
import static org.strowger.sip.sdp.Sdps.sdp;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.Test;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.RtpParameters;

public class SdpAnswerTest {
    private final SdpSession session = Sdps.session(AudioFormat.PCMA, AudioFormat.PCMU);

    private Negotiated answer(String... lines) throws SdpException {
        session.receiveOffer(sdp(lines));
        return session.answer(LOCAL, null, Direction.SENDRECV);
    }

    private void refused(SdpException.Reason reason, String offer) {
        assertThatThrownBy(() -> session.receiveOffer(offer))
                .as(offer)
                .isInstanceOfSatisfying(
                        SdpException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    public void accountsOrderDecidesAndEventsFollowTheOfferersNumber() throws SdpException {
        RemoteOffer offer = session.receiveOffer(
                sdp("m=audio 4000 RTP/AVP 9 0 8 13 96", "a=rtpmap:96 telephone-event/8000", "a=fmtp:96 0-15"));
        assertThat(offer.formats()).containsExactly(Sdps.G722, AudioFormat.PCMU, AudioFormat.PCMA);
        Negotiated n = session.answer(LOCAL, null, Direction.SENDRECV);
        RtpParameters p = n.parameters();
        assertThat(p.remote()).isEqualTo(new InetSocketAddress("198.51.100.7", 4000));
        assertThat(p.remoteRtcp()).isNull();
        assertThat(p.audio().format()).isEqualTo(AudioFormat.PCMA);
        assertThat(p.audio().type()).isEqualTo(8);
        assertThat(p.events().type()).isEqualTo(96);
        assertThat(p.sending()).isTrue();
        assertThat(p.receiving()).isTrue();
        assertThat(p.ptime()).isEqualTo(20);
        assertThat(p.symmetric()).isTrue();
        assertThat(p.timeout()).hasSeconds(60);
        assertThat(n.localSdp())
                .isEqualTo(
                        """
                v=0
                o=- 4711 1 IN IP4 192.0.2.10
                s=strowger
                c=IN IP4 192.0.2.10
                t=0 0
                m=audio 20000 RTP/AVP 8 96
                a=rtpmap:8 PCMA/8000
                a=rtpmap:96 telephone-event/8000
                a=fmtp:96 0-16
                a=ptime:20
                a=maxptime:60
                a=sendrecv
                """
                                .replace("\n", "\r\n"));
    }

    @Test
    public void preferredFormatSavesTranscoding() throws SdpException {
        session.receiveOffer(sdp("m=audio 4000 RTP/AVP 8 0 9"));
        assertThat(session.answer(LOCAL, AudioFormat.PCMU, Direction.SENDRECV)
                        .parameters()
                        .audio()
                        .format())
                .isEqualTo(AudioFormat.PCMU);
        assertThat(session.answer(LOCAL, Sdps.G722, Direction.SENDRECV)
                        .parameters()
                        .audio()
                        .format())
                .as("not the account's; what is in force stays")
                .isEqualTo(AudioFormat.PCMU);
    }

    @Test
    public void dynamicNumbersAreTheOfferers() throws SdpException {
        SdpSession opus = Sdps.session(Sdps.OPUS);
        opus.receiveOffer(sdp(
                "m=audio 4000 RTP/AVP 107 101 102",
                "a=rtpmap:107 opus/48000/2",
                "a=rtpmap:101 telephone-event/8000",
                "a=rtpmap:102 telephone-event/48000"));
        Negotiated n = opus.answer(LOCAL, null, Direction.SENDRECV);
        assertThat(n.parameters().audio().type()).isEqualTo(107);
        assertThat(n.parameters().events().type()).isEqualTo(102);
        assertThat(n.localSdp())
                .contains("m=audio 20000 RTP/AVP 107 102\r\n")
                .contains("a=rtpmap:107 opus/48000/2\r\na=fmtp:107 useinbandfec=1\r\n");
    }

    @Test
    public void otherStreamsAreRefusedInTheirPlace() throws SdpException {
        Negotiated n = answer(
                "m=video 4010 RTP/AVP 96 97",
                "a=rtpmap:96 H264/90000",
                "m=audio 4020 RTP/SAVP 0",
                "m=audio 4000 RTP/AVP 9",
                "m=audio 4030 RTP/AVPF 0",
                "m=audio 4040 RTP/AVP 0",
                "m=application 4050 UDP/BFCP *");
        SdpDescription d = SdpParser.parse(n.localSdp());
        assertThat(d.media()).extracting(SdpMedia::port).containsExactly(0, 0, 0, 20000, 0, 0);
        assertThat(d.media())
                .extracting(SdpMedia::type)
                .containsExactly("video", "audio", "audio", "audio", "audio", "application");
        assertThat(d.media().get(3).protocol()).isEqualTo("RTP/AVPF");
        assertThat(n.parameters().remote().getPort()).isEqualTo(4030);
    }

    @Test
    public void directionsAreAnsweredAndHoldIsSeen() throws SdpException {
        Object[][] cases = {
            {"a=sendrecv", "sendrecv", true, true, false},
            {"a=sendonly", "recvonly", false, true, true},
            {"a=recvonly", "sendonly", true, false, false},
            {"a=inactive", "inactive", false, false, true},
        };
        for (Object[] c : cases) {
            Negotiated n = answer("m=audio 4000 RTP/AVP 0", (String) c[0]);
            assertThat(n.localSdp()).contains("a=" + c[1]);
            assertThat(n.parameters().sending()).isEqualTo(c[2]);
            assertThat(n.parameters().receiving()).isEqualTo(c[3]);
            assertThat(n.held()).isEqualTo(c[4]);
        }
        session.receiveOffer(sdp("m=audio 4000 RTP/AVP 0"));
        assertThat(session.answer(LOCAL, null, Direction.SENDONLY).localSdp()).contains("a=sendonly");
    }

    @Test
    public void oldHoldKeepsTheAddress() throws SdpException {
        InetSocketAddress before = answer("m=audio 4000 RTP/AVP 0").parameters().remote();
        Negotiated held = answer("m=audio 4000 RTP/AVP 0", "c=IN IP4 0.0.0.0");
        assertThat(held.held()).isTrue();
        assertThat(held.parameters().sending()).isFalse();
        assertThat(held.parameters().remote()).isEqualTo(before);
        assertThat(answer("m=audio 4000 RTP/AVP 0").held()).isFalse();
        SdpSession fresh = Sdps.session(AudioFormat.PCMU);
        fresh.receiveOffer(sdp("m=audio 4000 RTP/AVP 0", "c=IN IP4 0.0.0.0"));
        assertThat(fresh.answer(LOCAL, null, Direction.SENDRECV)
                        .parameters()
                        .remote()
                        .getAddress()
                        .isAnyLocalAddress())
                .isTrue();
    }

    @Test
    public void packetTimeIsWithinBounds() throws SdpException {
        Object[][] cases = {
            {"a=ptime:20", "a=x", 20},
            {"a=ptime:30", "a=x", 30},
            {"a=ptime:10", "a=x", 10},
            {"a=ptime:25", "a=x", 20},
            {"a=ptime:40", "a=x", 40},
            {"a=ptime:60", "a=maxptime:40", 40},
            {"a=ptime:0", "a=x", 20},
            {"a=ptime:10000", "a=x", 60},
            {"a=ptime:99999999999", "a=x", 20},
            {"a=ptime:-5", "a=maxptime:1", 10}
        };
        for (Object[] c : cases) {
            assertThat(answer("m=audio 4000 RTP/AVP 0", (String) c[0], (String) c[1])
                            .parameters()
                            .ptime())
                    .as(c[0] + " " + c[1])
                    .isEqualTo(c[2]);
        }
    }

    @Test
    public void rtcpAddressIsTakenWhenItIsSafe() throws SdpException {
        Object[][] cases = {
            {"a=rtcp:53020", new InetSocketAddress("198.51.100.7", 53020)},
            {"a=rtcp:53020 IN IP4 198.51.100.8", new InetSocketAddress("198.51.100.8", 53020)},
            {"a=rtcp:53 IN IP4 198.51.100.8", null},
            {"a=rtcp:53020 IN IP4 239.1.1.1", null},
            {"a=rtcp:99999", null},
            {"a=rtcp:x", null},
            {"a=rtcp-mux", null},
        };
        for (Object[] c : cases) {
            assertThat(answer("m=audio 4000 RTP/AVP 0", (String) c[0])
                            .parameters()
                            .remoteRtcp())
                    .isEqualTo(c[1]);
        }
        assertThat(session.current().orElseThrow().localSdp())
                .contains("a=rtcp-mux")
                .doesNotContain("a=rtcp:");
    }

    @Test
    public void dangerousAddressesAreRefused() {
        for (String address : List.of(
                "IN IP4 239.1.2.3",
                "IN IP4 224.2.1.1/127",
                "IN IP4 255.255.255.255",
                "IN IP4 240.0.0.1",
                "IN IP4 0.1.2.3",
                "IN IP4 127.0.0.1",
                "IN IP6 ::1",
                "IN IP6 ff02::1",
                "IN IP6 ::ffff:127.0.0.1",
                "IN IP4 example.org",
                "IN IP4 1.2.3",
                "IN IP4 1.2.3.256",
                "IN IP6 1::2::3",
                "IN IP6 fe80::1%lo")) {
            refused(SdpException.Reason.NOT_ACCEPTABLE, sdp("m=audio 4000 RTP/AVP 0", "c=" + address));
        }
        for (int port : new int[] {1, 53, 1023, 65535, 20002}) {
            refused(SdpException.Reason.NOT_ACCEPTABLE, sdp("m=audio " + port + " RTP/AVP 0"));
        }
    }

    @Test
    public void loopbackIsFineForAPartyOnLoopback() throws SdpException {
        SdpSession local = new SdpSession(1, Sdps.settings(AudioFormat.PCMU), Sdps.ip("127.0.0.1"));
        local.receiveOffer(sdp("m=audio 4000 RTP/AVP 0", "c=IN IP4 127.0.0.1"));
        assertThat(local.answer(LOCAL, null, Direction.SENDRECV)
                        .parameters()
                        .remote()
                        .getPort())
                .isEqualTo(4000);
    }

    @Test
    public void withoutFittingSoundTheOfferIsNotAcceptable() {
        for (String lines : List.of(
                "m=audio 4000 RTP/SAVP 0",
                "m=audio 4000 UDP/TLS/RTP/SAVPF 0",
                "m=audio 0 RTP/AVP 0",
                "m=video 4000 RTP/AVP 0",
                "m=audio 4000 RTP/AVP 9 18",
                "m=audio 4000 RTP/AVP 96",
                "m=audio 4000 RTP/AVP 101\r\na=rtpmap:101 telephone-event/8000",
                "a=sendrecv")) {
            refused(SdpException.Reason.NOT_ACCEPTABLE, sdp(lines));
        }
    }

    @Test
    public void versionRisesOnlyWithChanges() throws SdpException {
        assertThat(answer("m=audio 4000 RTP/AVP 0").localSdp()).contains("o=- 4711 1 ");
        assertThat(session.answer(LOCAL, null, Direction.SENDRECV).localSdp()).contains("o=- 4711 1 ");
        assertThat(answer("m=audio 4000 RTP/AVP 0", "a=sendonly").localSdp()).contains("o=- 4711 2 ");
        LocalMedia elsewhere = Sdps.local("192.0.2.99", 20000);
        session.receiveOffer(sdp("m=audio 4000 RTP/AVP 0"));
        assertThat(session.answer(elsewhere, null, Direction.SENDRECV).localSdp())
                .contains("o=- 4711 3 IN IP4 192.0.2.10\r\n")
                .contains("c=IN IP4 192.0.2.99\r\n");
    }

    @Test
    public void aRefusedOfferChangesNothing() throws SdpException {
        Negotiated before = answer("m=audio 4000 RTP/AVP 0");
        refused(SdpException.Reason.NOT_ACCEPTABLE, sdp("m=audio 4000 RTP/AVP 18", "m=video 4002 RTP/AVP 96"));
        session.receiveOffer(sdp("m=audio 4000 RTP/AVP 0", "m=video 4002 RTP/AVP 96"));
        session.abandon();
        assertThat(session.current()).contains(before);
        assertThat(session.offer(LOCAL, List.of(), Direction.SENDRECV)).doesNotContain("video");
        assertThatThrownBy(() -> session.answer(LOCAL, null, Direction.SENDRECV))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    public void mediaLinesNeverVanish() throws SdpException {
        answer("m=audio 4000 RTP/AVP 0", "m=video 4002 RTP/AVP 96");
        refused(SdpException.Reason.MALFORMED, sdp("m=audio 4000 RTP/AVP 0"));
        assertThat(session.offer(LOCAL, List.of(), Direction.SENDONLY))
                .contains("m=audio 20000")
                .contains("m=video 0 RTP/AVP 96");
    }

    @Test
    public void aPrivateAddressSeenFromAPublicOneIsBehindNat() throws SdpException {
        SdpSession strict = Sdps.strict("198.51.100.7", AudioFormat.PCMA);
        strict.receiveOffer(sdp("c=IN IP4 192.168.1.5", "m=audio 4000 RTP/AVP 8"));
        RtpParameters p = strict.answer(LOCAL, null, Direction.SENDRECV).parameters();
        assertThat(p.remote()).isEqualTo(new InetSocketAddress("198.51.100.7", 4000));
        assertThat(p.symmetric()).isTrue();
    }

    @Test
    public void withoutNatTheDescriptionIsStrictlyBelieved() throws SdpException {
        for (String[] signallingAndMedia : new String[][] {
            {"198.51.100.7", "203.0.113.5"}, {"192.168.1.5", "10.0.0.5"}, {"192.168.1.5", "203.0.113.5"}
        }) {
            SdpSession strict = Sdps.strict(signallingAndMedia[0], AudioFormat.PCMA);
            strict.receiveOffer(sdp("c=IN IP4 " + signallingAndMedia[1], "m=audio 4000 RTP/AVP 8"));
            RtpParameters p = strict.answer(LOCAL, null, Direction.SENDRECV).parameters();
            assertThat(p.remote()).isEqualTo(new InetSocketAddress(signallingAndMedia[1], 4000));
            assertThat(p.symmetric()).isFalse();
        }
    }
}
