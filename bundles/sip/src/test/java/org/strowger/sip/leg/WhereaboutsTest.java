package org.strowger.sip.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.DialRequest;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** Devices that change their connection, and devices that are called by an address of their own. */
public class WhereaboutsTest {
    private static final String FIRST = "<urn:uuid:00000000-0000-1000-8000-00000000000a>";
    private static final String SECOND = "<urn:uuid:00000000-0000-1000-8000-00000000000b>";

    @Rule
    public final SipFixture sip = new SipFixture();

    private static String contactOf(RawUa phone) {
        return phone.contact().substring(1, phone.contact().length() - 1);
    }

    private Leg answered(RawUa phone) {
        Leg leg = sip.legTo(phone);
        LegLog log = new LegLog();
        leg.start(log);
        SipText invite = phone.takeRequest("INVITE");
        phone.respond(invite, 200, "there", "", Sdp.audio("127.0.0.1", 30_000, "8", "sendrecv", 1));
        phone.takeRequest("ACK");
        assertThat(log.next()).isEqualTo("answered");
        return leg;
    }

    private static void endsAt(Leg leg, RawUa phone, String target) {
        leg.hangup(Cause.NORMAL_CLEARING);
        SipText bye = phone.takeRequest("BYE");
        assertThat(bye.uri()).isEqualTo(target);
        phone.respond(bye, 200, "", "", "");
    }

    @Test
    public void aCallFollowsItsPhoneOverToANewConnection() throws IOException {
        RawUa before = sip.tcpPhone("102");
        Leg leg = answered(before);
        before.close();
        RawUa after = sip.tcpPhone("102");
        sip.registrar.bind(after, contactOf(before), "");
        endsAt(leg, after, contactOf(before));
    }

    @Test
    public void soDoesABrowsersAfterItsWebSocketBroke() throws IOException {
        RawUa before = sip.webSocketPhone("102");
        Leg leg = answered(before);
        before.close();
        RawUa after = sip.webSocketPhone("102");
        sip.registrar.bind(after, contactOf(before), "");
        endsAt(leg, after, contactOf(before));
    }

    @Test
    public void anotherPhoneOfTheUserIsNotTakenForIt() throws IOException {
        RawUa phone = sip.tcpPhone("102");
        Leg leg = answered(phone);
        RawUa other = sip.tcpPhone("102");
        sip.registrar.clear();
        sip.registrar.bind(other);
        endsAt(leg, phone, contactOf(phone));
        assertThat(other.waiting(SipText::request)).isZero();
    }

    @Test
    public void aCallFromAPhoneFollowsItToo() throws IOException {
        RawUa before = sip.tcpPhone("101");
        sip.registrar.bind(before);
        PhoneCall call =
                PhoneCall.to(before, "200", sip.port).invite(Sdp.audio("127.0.0.1", 30_000, "8", "sendrecv", 1));
        Leg leg = sip.calls.next().leg();
        leg.start(new LegLog());
        leg.answer(null);
        call.established(before.takeStatus("INVITE", 200)).ack("");
        await().until(() -> leg.state() == Leg.State.UP);
        before.close();
        RawUa after = sip.tcpPhone("101");
        sip.registrar.bind(after, contactOf(before), "");
        endsAt(leg, after, contactOf(before));
    }

    @Test
    public void whoCallsTheAddressOfADeviceReachesThatOneAlone() throws IOException {
        RawUa caller = sip.tcpPhone("101");
        RawUa one = sip.tcpPhone("102");
        RawUa other = sip.tcpPhone("102");
        sip.registrar.bind(one, contactOf(one), FIRST);
        sip.registrar.bind(other, contactOf(other), SECOND);
        String gruu = "102@127.0.0.1:" + sip.port + ";gr=" + SECOND.substring(1, SECOND.length() - 1);
        PhoneCall.toUri(caller, "sip:" + gruu).invite(Sdp.audio("127.0.0.1", 30_000, "8", "sendrecv", 1));
        Leg calling = sip.calls.next().leg();
        calling.start(new LegLog());
        List<Leg> legs = sip.server().technology().dial(request("102", calling));
        assertThat(legs).hasSize(1);
        legs.get(0).start(new LegLog());
        SipText invite = other.takeRequest("INVITE");
        assertThat(invite.uri()).isEqualTo(contactOf(other));
        assertThat(one.waiting(SipText::request)).isZero();
        other.respond(invite, 486, "busy", "", "");
        calling.hangup(Cause.NORMAL_CLEARING);
        assertThat(sip.server().technology().dial(request("101", calling)))
                .as("another number")
                .isEmpty();
    }

    private static DialRequest request(String extension, Leg caller) {
        return new DialRequest("call-1", extension, Party.extension("101", "One"), extension, List.of(), caller);
    }
}
