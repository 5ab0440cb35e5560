package org.strowger.sip.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.media.AudioFormat;
import org.strowger.sip.server.SipServer;
import org.strowger.sip.testing.FakeMedia;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** Calls without an offer of ours: the device makes it, in a reliable provisional response or in its 2xx. */
public class DelayedOfferTest {
    @Rule
    public final SipFixture sip = new SipFixture();

    private final LegLog log = new LegLog();
    private SipServer server;
    private RawUa phone;
    private Leg leg;
    private SipText invite;

    @Before
    public void call() throws Exception {
        int port = SipFixture.freePort();
        server = sip.delaying(port);
        phone = sip.phone("102", port);
        leg = sip.legTo(server, phone);
        leg.start(log);
        invite = phone.takeRequest("INVITE");
        assertThat(invite.body()).isEmpty();
    }

    @After
    public void close() {
        await().until(() -> server.legs() == 0);
        server.close();
    }

    private void hangUp() {
        assertThat(log.next()).isEqualTo("answered");
        assertThat(leg.format()).isEqualTo(AudioFormat.PCMU);
        assertThat(((FakeMedia.Endpoint) leg.media()).parameters().remote().getPort())
                .isEqualTo(31_000);
        leg.hangup(Cause.NORMAL_CLEARING);
        phone.respond(phone.takeRequest("BYE"), 200, "", "", "");
        assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
    }

    @Test
    public void theOfferInThe2xxIsAnsweredWithTheAck() {
        phone.respond(invite, 180, "t1", "", "");
        assertThat(log.next()).isEqualTo("ringing");
        phone.respond(invite, 200, "t1", "", Sdp.audio(31_000, "0", "sendrecv"));
        SipText ack = phone.takeRequest("ACK");
        assertThat(Sdp.firstType(ack.body())).isEqualTo("0");
        phone.respond(invite, 200, "t1", "", Sdp.audio(31_000, "0", "sendrecv"));
        assertThat(phone.takeRequest("ACK").body()).isEqualTo(ack.body());
        hangUp();
    }

    @Test
    public void theOfferInAReliableResponseIsAnsweredWithThePrack() {
        phone.respond(invite, 183, "t1", "", Sdp.audio(31_004, "8", "sendrecv"));
        phone.respond(invite, 183, "t1", "Require: 100rel\r\nRSeq: 5", Sdp.audio(31_000, "0", "sendrecv"));
        assertThat(log.next()).isEqualTo("early");
        SipText prack = phone.takeRequest("PRACK");
        assertThat(Sdp.firstType(prack.body())).isEqualTo("0");
        phone.respond(prack, 200, "", "", "");
        phone.respond(invite, 200, "t1", "", "");
        assertThat(phone.takeRequest("ACK").body()).isEmpty();
        hangUp();
    }

    @Test
    public void withoutAUsableOfferItIsHungUp() {
        phone.respond(invite, 200, "t1", "", Sdp.audio(31_000, "18", "sendrecv"));
        phone.takeRequest("ACK");
        phone.respond(phone.takeRequest("BYE"), 200, "", "", "");
        assertThat(log.next()).isEqualTo("ended INCOMPATIBLE_MEDIA");
    }
}
