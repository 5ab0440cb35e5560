package org.strowger.sip.leg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.DialRequest;
import org.strowger.api.call.Diversion;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;
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

    private void redirect(RawUa phone, int status, String contact, String... told) {
        call(phone);
        SipText invite = phone.takeRequest("INVITE");
        phone.respond(invite, status, "t", contact, "");
        phone.takeRequest("ACK");
        List<String> events = new ArrayList<>();
        do {
            events.add(log.next());
        } while (!events.get(events.size() - 1).startsWith("ended"));
        assertThat(events).containsExactly(told);
        assertThat(phone.waiting(SipText::request)).isZero();
    }

    @Test
    public void aPhoneSendsTheCallToANumberOfOurs() throws IOException {
        RawUa phone = sip.phone("102");
        redirect(phone, 302, "Contact: <sip:103@127.0.0.1>", "redirected 103", "ended CALL_REJECTED");
        redirect(phone, 302, "Contact: <sip:103@pbx.example.com>;q=0.5", "redirected 103", "ended CALL_REJECTED");
        redirect(phone, 301, "Contact: <sip:103@127.0.0.1>", "redirected 103", "ended NUMBER_CHANGED");
        redirect(phone, 302, "Contact: <sip:103@192.0.2.7>", "ended CALL_REJECTED");
        redirect(phone, 302, "Contact: <sip:a%20b@127.0.0.1>", "ended CALL_REJECTED");
        redirect(phone, 302, "Contact: <tel:+4930123>", "ended CALL_REJECTED");
        redirect(phone, 305, "Contact: <sip:103@127.0.0.1>", "ended CALL_REJECTED");
    }

    private SipText invited(RawUa phone, Party caller, Diversion.Style style) {
        sip.registrar.bind(phone);
        List<Diversion> by = List.of(
                new Diversion(Party.extension("104", "Dora"), Diversion.Reason.BUSY),
                new Diversion(Party.extension("105", ""), Diversion.Reason.DEFLECTION));
        Leg leg = sip.server()
                .technology()
                .dial(new DialRequest("c", "102", caller, "104", List.of(), null, by, style, null))
                .get(0);
        leg.start(log);
        SipText invite = phone.takeRequest("INVITE");
        phone.respond(invite, 486, "t", "", "");
        phone.takeRequest("ACK");
        assertThat(log.next()).isEqualTo("ended USER_BUSY");
        return invite;
    }

    @Test
    public void whoPassedTheCallOnIsNamed() throws IOException {
        RawUa phone = sip.phone("102");
        Party caller = Party.extension("101", "");
        assertThat(invited(phone, caller, Diversion.Style.DIVERSION).headers("Diversion"))
                .containsExactly(
                        "<sip:105@127.0.0.1>;reason=deflection;counter=1;screen=yes",
                        "\"Dora\" <sip:104@127.0.0.1>;reason=user-busy;counter=1;screen=yes");
        assertThat(invited(phone, caller, Diversion.Style.HISTORY_INFO).headers("History-Info"))
                .containsExactly(
                        "<sip:104@127.0.0.1?Reason=SIP%3Bcause%3D486>;index=1",
                        "<sip:105@127.0.0.1?Reason=SIP%3Bcause%3D302>;index=1.1", "<sip:102@127.0.0.1>;index=1.1.1");
        SipText plain = invited(phone, caller, Diversion.Style.NONE);
        assertThat(plain.headers("Diversion")).isEmpty();
        assertThat(plain.headers("History-Info")).isEmpty();
        assertThat(plain.headers("Privacy")).isEmpty();
    }

    @Test
    public void aHiddenCallerStaysHidden() throws IOException {
        sip.account(sip.asserting("102"));
        SipText invite = invited(sip.phone("102"), new Party("101", "Alice", "101", true), Diversion.Style.NONE);
        assertThat(invite.toString()).doesNotContain("Alice").doesNotContain("sip:101");
        assertThat(invite.header("From")).contains("anonymous@anonymous.invalid");
        assertThat(invite.header("Privacy")).isEqualTo("id");
        assertThat(invite.headers("P-Asserted-Identity")).isEmpty();
    }

    @Test
    public void aLoopThroughOthersEnds() throws IOException {
        RawUa caller = sip.phone("101");
        PhoneCall call = PhoneCall.to(caller, "102", sip.port).invite(ANSWER);
        Leg inbound = sip.calls.next().leg();
        RawUa phone = sip.phone("102");
        sip.registrar.bind(phone);
        Leg leg = sip.server()
                .technology()
                .dial(new DialRequest("c", "102", inbound.party(), "102", List.of(), inbound))
                .get(0);
        leg.start(log);
        SipText invite = phone.takeRequest("INVITE");
        assertThat(invite.header("Max-Forwards")).isEqualTo("69");
        phone.respond(invite, 483, "t", "", "");
        phone.takeRequest("ACK");
        assertThat(log.next()).isEqualTo("ended TOO_MANY_HOPS");
        inbound.hangup(Cause.TOO_MANY_HOPS);
        call.ackRefused(caller.takeStatus("INVITE", 482));
    }

    @Test
    public void nobodyRegisteredMeansNoLegs() {
        assertThat(sip.server()
                        .technology()
                        .dial(new DialRequest("c", "102", Party.extension("101", ""), "102", List.of())))
                .isEmpty();
    }
}
