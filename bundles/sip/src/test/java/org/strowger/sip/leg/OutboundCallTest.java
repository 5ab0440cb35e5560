package org.strowger.sip.leg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.sip.testing.FakeMedia;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

public class OutboundCallTest {
    private static final String ANSWER = Sdp.audio(31_000, "8", "sendrecv");

    @Rule
    public final SipFixture sip = new SipFixture();

    private final LegLog log = new LegLog();

    private Leg call(RawUa phone) {
        Leg leg = sip.legTo(phone);
        leg.start(log);
        return leg;
    }

    private SipText answered(RawUa phone) {
        SipText invite = phone.takeRequest("INVITE");
        phone.respond(invite, 200, "tag1", "", ANSWER);
        phone.takeRequest("ACK");
        assertThat(log.next()).isEqualTo("answered");
        return invite;
    }

    @Test
    public void ringsIsAnsweredAndThePhoneHangsUp() throws IOException, GeneralSecurityException {
        for (RawUa phone : new RawUa[] {sip.phone("102"), sip.tcpPhone("102"), sip.tlsPhone("102")}) {
            Leg leg = call(phone);
            SipText invite = phone.takeRequest("INVITE");
            assertThat(invite.header("From")).startsWith("\"Älice \\\"A\\\"\" <sip:101@127.0.0.1>;tag=");
            assertThat(invite.uri()).startsWith("sip:102@" + phone.address());
            assertThat(invite.tag("From")).hasSizeGreaterThanOrEqualTo(24);
            assertThat(invite.headers("P-Asserted-Identity")).isEmpty();
            assertThat(Sdp.firstType(invite.body())).isEqualTo("8");
            phone.respond(invite, 100, "", "", "");
            phone.respond(invite, 180, "tag1", "", "");
            assertThat(log.next()).isEqualTo("ringing");
            assertThat(leg.state()).isEqualTo(Leg.State.RINGING);
            phone.respond(invite, 200, "tag1", "", ANSWER);
            SipText ack = phone.takeRequest("ACK");
            assertThat(ack.tag("To")).isEqualTo("tag1");
            assertThat(log.next()).isEqualTo("answered");
            assertThat(leg.format().encoding()).isEqualTo("PCMA");
            PhoneCall.answered(phone, invite, "tag1").send("BYE", "Reason: Q.850;cause=31", "");
            phone.takeStatus("BYE", 200);
            assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
        }
    }

    @Test
    public void weHangUp() throws IOException {
        RawUa phone = sip.phone("102");
        Leg leg = call(phone);
        answered(phone);
        leg.hangup(Cause.NORMAL_CLEARING);
        phone.respond(phone.takeRequest("BYE"), 200, "", "", "");
        assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
    }

    @Test
    public void earlySound() throws IOException {
        RawUa phone = sip.phone("102");
        Leg leg = call(phone);
        SipText invite = phone.takeRequest("INVITE");
        phone.respond(invite, 183, "tag1", "", ANSWER);
        assertThat(log.next()).isEqualTo("early");
        assertThat(leg.format().encoding()).isEqualTo("PCMA");
        FakeMedia.Endpoint endpoint = (FakeMedia.Endpoint) leg.media();
        assertThat(endpoint.negotiations()).isEqualTo(1);
        phone.respond(invite, 200, "tag1", "", ANSWER);
        phone.takeRequest("ACK");
        assertThat(log.next()).isEqualTo("answered");
        assertThat(endpoint.negotiations())
                .as("learning and the silence timer begin again")
                .isEqualTo(2);
        leg.hangup(Cause.NORMAL_CLEARING);
        phone.respond(phone.takeRequest("BYE"), 200, "", "", "");
    }

    @Test
    public void refusalsBecomeCauses() throws IOException {
        RawUa phone = sip.phone("102");
        expect(phone, 486, Cause.USER_BUSY);
        expect(phone, 603, Cause.CALL_REJECTED);
        expect(phone, 480, Cause.NO_ANSWER);
        expect(phone, 404, Cause.UNALLOCATED_NUMBER);
        expect(phone, 401, Cause.CALL_REJECTED);
        expect(phone, 503, Cause.CONGESTION);
        expect(phone, 302, Cause.CALL_REJECTED);
    }

    private void expect(RawUa phone, int status, Cause cause) {
        call(phone);
        SipText invite = phone.takeRequest("INVITE");
        phone.respond(invite, status, "t" + status, "", "");
        phone.takeRequest("ACK");
        assertThat(log.next()).isEqualTo("ended " + cause);
        assertThat(phone.waiting(SipText::request)).isZero();
    }

    @Test
    public void anotherDeviceTookTheCall() throws IOException {
        RawUa phone = sip.phone("102");
        Leg leg = call(phone);
        SipText invite = phone.takeRequest("INVITE");
        phone.respond(invite, 180, "tag1", "", "");
        assertThat(log.next()).isEqualTo("ringing");
        leg.hangup(Cause.ANSWERED_ELSEWHERE);
        assertThat(log.next()).isEqualTo("ended ANSWERED_ELSEWHERE");
        SipText cancel = phone.takeRequest("CANCEL");
        assertThat(cancel.header("Reason")).startsWith("SIP;cause=200");
        assertThat(cancel.header("Via")).isEqualTo(invite.header("Via"));
        phone.respond(cancel, 200, "tag1", "", "");
        phone.respond(invite, 487, "tag1", "", "");
        phone.takeRequest("ACK");
    }

    @Test
    public void aCancelWaitsForTheFirstSign() throws IOException {
        RawUa phone = sip.phone("102");
        Leg leg = call(phone);
        SipText invite = phone.takeRequest("INVITE");
        leg.hangup(Cause.ORIGINATOR_CANCEL);
        assertThat(log.next()).isEqualTo("ended ORIGINATOR_CANCEL");
        assertThat(phone.waiting(m -> m.method().equals("CANCEL"))).isZero();
        phone.respond(invite, 180, "tag1", "", "");
        phone.respond(phone.takeRequest("CANCEL"), 200, "tag1", "", "");
        phone.respond(invite, 487, "tag1", "", "");
        phone.takeRequest("ACK");
    }

    @Test
    public void anAnswerThatCrossesTheCancelIsHungUp() throws IOException {
        RawUa phone = sip.phone("102");
        Leg leg = call(phone);
        SipText invite = phone.takeRequest("INVITE");
        phone.respond(invite, 180, "tag1", "", "");
        assertThat(log.next()).isEqualTo("ringing");
        leg.hangup(Cause.ORIGINATOR_CANCEL);
        SipText cancel = phone.takeRequest("CANCEL");
        phone.respond(invite, 200, "tag1", "", ANSWER);
        phone.respond(cancel, 481, "tag1", "", "");
        phone.takeRequest("ACK");
        phone.respond(phone.takeRequest("BYE"), 200, "", "", "");
        assertThat(log.next()).isEqualTo("ended ORIGINATOR_CANCEL");
        assertThat(log.rest()).isEmpty();
    }

    @Test
    public void aRepeatedAnswerIsAcknowledgedAgain() throws IOException {
        RawUa phone = sip.phone("102");
        Leg leg = call(phone);
        SipText invite = answered(phone);
        phone.respond(invite, 200, "tag1", "", ANSWER);
        phone.takeRequest("ACK");
        leg.hangup(Cause.NORMAL_CLEARING);
        phone.respond(phone.takeRequest("BYE"), 200, "", "", "");
    }

    @Test
    public void aSecondForkIsHungUp() throws IOException {
        RawUa phone = sip.phone("102");
        Leg leg = call(phone);
        SipText invite = answered(phone);
        phone.respond(invite, 200, "tag2", "", ANSWER);
        assertThat(phone.takeRequest("ACK").tag("To")).isEqualTo("tag2");
        SipText bye = phone.takeRequest("BYE");
        assertThat(bye.tag("To")).isEqualTo("tag2");
        phone.respond(bye, 200, "", "", "");
        assertThat(leg.state()).isEqualTo(Leg.State.UP);
        leg.hangup(Cause.NORMAL_CLEARING);
        SipText ours = phone.takeRequest("BYE");
        assertThat(ours.tag("To")).isEqualTo("tag1");
        phone.respond(ours, 200, "", "", "");
    }

    @Test
    public void anAnswerWithoutUsableSoundIsHungUp() throws IOException {
        RawUa phone = sip.phone("102");
        call(phone);
        phone.respond(phone.takeRequest("INVITE"), 200, "tag1", "", "");
        phone.takeRequest("ACK");
        phone.respond(phone.takeRequest("BYE"), 200, "", "", "");
        assertThat(log.next()).isEqualTo("ended INCOMPATIBLE_MEDIA");
    }

    @Test
    public void aConnectionThatIsGoneIsToldAtOnce() throws IOException {
        RawUa phone = sip.tcpPhone("102");
        Leg leg = sip.legTo(phone);
        phone.close();
        leg.start(log);
        assertThat(log.next()).isEqualTo("ended SUBSCRIBER_ABSENT");
    }

    @Test
    public void nobodyRegisteredMeansNoLegs() {
        assertThat(sip.server()
                        .technology()
                        .dial(new org.strowger.api.call.DialRequest(
                                "c",
                                "102",
                                org.strowger.api.call.Party.extension("101", ""),
                                "102",
                                java.util.List.of())))
                .isEmpty();
    }
}
