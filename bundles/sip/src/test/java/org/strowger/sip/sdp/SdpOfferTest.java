package org.strowger.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strowger.sip.sdp.Sdps.LOCAL;
import static org.strowger.sip.sdp.Sdps.sdp;

import java.util.List;
import org.junit.Test;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Payload;

public class SdpOfferTest {
    private final SdpSession session = Sdps.session(AudioFormat.PCMA, AudioFormat.PCMU, Sdps.OPUS, Sdps.G722);

    private String offer(AudioFormat... far) {
        return session.offer(LOCAL, List.of(far), Direction.SENDRECV);
    }

    @Test
    public void codecsOfTheOtherSideComeFirst() {
        assertThat(offer()).contains("m=audio 20000 RTP/AVP 8 0 96 9 101 97\r\n");
        assertThat(offer(Sdps.G722, new AudioFormat("G729", 8000, 1), AudioFormat.PCMU))
                .contains("m=audio 20000 RTP/AVP 9 0 8 96 101 97\r\n")
                .contains("a=rtpmap:96 opus/48000/2")
                .contains("a=rtpmap:101 telephone-event/8000")
                .contains("a=rtpmap:97 telephone-event/48000");
    }

    @Test
    public void answerDecides() throws SdpException {
        offer();
        Negotiated n = session.receiveAnswer(
                sdp("m=audio 4000 RTP/AVP 0 8 101", "a=rtpmap:101 telephone-event/8000", "a=ptime:40", "a=sendonly"));
        assertThat(n.parameters().audio().format()).isEqualTo(AudioFormat.PCMU);
        assertThat(n.parameters().events().type()).isEqualTo(101);
        assertThat(n.parameters().ptime()).isEqualTo(40);
        assertThat(n.parameters().sending()).isFalse();
        assertThat(n.held()).isTrue();
        assertThat(n.formats()).containsExactly(AudioFormat.PCMU, AudioFormat.PCMA);
    }

    /** A browser keeps all events that it was offered, and sends those at the slowest clock whatever its sound has. */
    @Test
    public void eventsAtEveryClockThatWasAnsweredMayCome() throws SdpException {
        offer(Sdps.OPUS);
        Negotiated n = session.receiveAnswer(sdp(
                "m=audio 4000 RTP/AVP 96 0 101 97",
                "a=rtpmap:96 opus/48000/2",
                "a=rtpmap:101 telephone-event/8000",
                "a=rtpmap:97 telephone-event/48000"));
        assertThat(n.parameters().audio().format()).isEqualTo(Sdps.OPUS);
        assertThat(n.parameters().events().type()).isEqualTo(97);
        assertThat(n.parameters().receivable()).extracting(Payload::type).contains(0, 101);
    }

    @Test
    public void sameAnswerAgainAfterEarlyMedia() throws SdpException {
        offer();
        Negotiated early = session.receiveAnswer(sdp("m=audio 4000 RTP/AVP 8"));
        assertThat(session.receiveAnswer(sdp("m=audio 4000 RTP/AVP 8"))).isEqualTo(early);
        assertThat(session.receiveAnswer(sdp("m=audio 4002 RTP/AVP 8"))
                        .parameters()
                        .remote()
                        .getPort())
                .isEqualTo(4002);
    }

    @Test
    public void answersThatDoNotFitAreRefused() {
        offer();
        for (String bad : List.of(
                sdp("m=audio 0 RTP/AVP 0"),
                sdp("m=audio 4000 RTP/AVP 18"),
                sdp("m=audio 4000 RTP/SAVP 0"),
                sdp("m=audio 4000 RTP/AVP 0", "m=video 4002 RTP/AVP 96"),
                sdp("a=x"),
                sdp("m=video 4000 RTP/AVP 0"),
                sdp("m=audio 4000 RTP/AVP 0", "c=IN IP4 239.0.0.1"))) {
            assertThatThrownBy(() -> session.receiveAnswer(bad)).as(bad).isInstanceOf(SdpException.class);
        }
        assertThat(session.current()).isEmpty();
    }

    @Test
    public void numbersStayOverReoffers() throws SdpException {
        offer();
        session.receiveAnswer(sdp("m=audio 4000 RTP/AVP 96", "a=rtpmap:96 opus/48000/2"));
        session.receiveOffer(sdp("m=audio 4000 RTP/AVP 120", "a=rtpmap:120 opus/48000/2"));
        Negotiated n = session.answer(LOCAL, null, Direction.SENDRECV);
        assertThat(n.parameters().audio().type()).isEqualTo(120);
        assertThat(offer(Sdps.OPUS)).contains("m=audio 20000 RTP/AVP 96 8 0 9");
    }

    @Test
    public void inviteWithoutDescriptionAfterHold() throws SdpException {
        offer();
        session.receiveAnswer(sdp("m=audio 4000 RTP/AVP 8"));
        String hold = session.offer(LOCAL, List.of(AudioFormat.PCMA), Direction.SENDONLY);
        assertThat(hold).contains("a=sendonly").contains("o=- 4711 2 ");
        Negotiated n = session.receiveAnswer(sdp("m=audio 4000 RTP/AVP 8", "a=recvonly"));
        assertThat(n.direction()).isEqualTo(Direction.SENDONLY);
        assertThat(n.parameters().receiving()).isFalse();
        assertThat(n.held()).isFalse();
    }

    @Test
    public void withoutOfferThereIsNoAnswer() {
        assertThatThrownBy(() -> session.receiveAnswer(sdp("m=audio 4000 RTP/AVP 8")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    public void anyCodecOfTheAnswerMayCome() throws SdpException {
        offer();
        Negotiated n = session.receiveAnswer(
                sdp("m=audio 4000 RTP/AVP 0 8 9 13", "a=rtpmap:101 telephone-event/8000", "a=ptime:10"));
        assertThat(n.parameters().receivable())
                .extracting(Payload::format)
                .containsExactly(AudioFormat.PCMA, Sdps.G722, new AudioFormat("CN", 8000, 1));
        assertThat(n.parameters().ptime()).isEqualTo(10);
    }

    @Test
    public void eachSideMayHaveItsOwnNumber() throws SdpException {
        offer();
        Negotiated n = session.receiveAnswer(sdp("m=audio 4000 RTP/AVP 120", "a=rtpmap:120 opus/48000/2"));
        assertThat(n.parameters().audio().type()).as("what is sent").isEqualTo(120);
        assertThat(n.parameters().receivable()).containsExactly(new Payload(96, Sdps.OPUS, "useinbandfec=1"));
    }

    @Test
    public void aNumberNeverChangesItsMeaning() throws SdpException {
        offer();
        session.receiveAnswer(sdp("m=audio 4000 RTP/AVP 8"));
        session.receiveOffer(sdp("m=audio 4000 RTP/AVP 8 96", "a=rtpmap:96 telephone-event/8000"));
        session.answer(LOCAL, null, Direction.SENDRECV);
        assertThat(offer()).contains("a=rtpmap:96 opus").doesNotContain("a=rtpmap:96 telephone-event");
    }

    @Test
    public void parametersThatNoCodecCanAnswerAreNoMatch() {
        AudioCodec picky = new AudioCodec(Sdps.OPUS, -1, "", offered -> offered.equals("mode=20") ? "mode=20" : null);
        Payload thirty = new Payload(97, Sdps.OPUS, "mode=30");
        Payload twenty = new Payload(98, Sdps.OPUS, "mode=20");
        assertThat(picky.match(List.of(thirty))).isEmpty();
        assertThat(picky.match(List.of(thirty, twenty)).orElseThrow().answered())
                .isEqualTo(twenty);
    }
}
