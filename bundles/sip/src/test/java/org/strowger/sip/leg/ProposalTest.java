package org.strowger.sip.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;
import org.strowger.api.media.AudioFormat;
import org.strowger.sip.testing.FakeMedia;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** Changes that we propose: other media by re-INVITE, another identity by UPDATE, and what becomes of collisions. */
public class ProposalTest {
    private static final String ALLOW = "Allow: INVITE, ACK, BYE, CANCEL, UPDATE";

    @Rule
    public final SipFixture sip = new SipFixture();

    private final LegLog log = new LegLog();
    private RawUa phone;
    private PhoneCall call;
    private Leg leg;

    /** The phone has called us. */
    private void up(String more) throws IOException {
        sip.account(sip.asserting("101"));
        phone = sip.phone("101");
        call = PhoneCall.to(phone, "102", sip.port).invite(Sdp.audio(30_000, "8 0", "sendrecv"), "MD5", more);
        leg = sip.calls.next().leg();
        leg.start(log);
        leg.answer(null);
        call.established(phone.takeStatus("INVITE", 200)).ack("");
        assertThat(log.next()).isEqualTo("answered");
    }

    /** We have called the phone. */
    private void called() throws IOException {
        phone = sip.phone("102");
        leg = sip.legTo(phone);
        leg.start(log);
        SipText invite = phone.takeRequest("INVITE");
        phone.respond(invite, 200, "tag1", ALLOW, Sdp.audio(31_000, "8", "sendrecv"));
        phone.takeRequest("ACK");
        assertThat(log.next()).isEqualTo("answered");
        call = PhoneCall.answered(phone, invite, "tag1");
    }

    private void hangUp() {
        call.send("BYE", "", "");
        phone.takeStatus("BYE", 200);
        assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
        assertThat(log.rest()).isEmpty();
    }

    private FakeMedia.Endpoint sound() {
        return (FakeMedia.Endpoint) leg.media();
    }

    private void accept(SipText invite, int port) {
        phone.respond(invite, 200, "", "", Sdp.audio("127.0.0.1", port, "0", "sendrecv", 2));
        phone.takeRequest("ACK");
        await().until(() -> sound().parameters().remote().getPort() == port);
        assertThat(leg.format()).isEqualTo(AudioFormat.PCMU);
    }

    @Test
    public void weProposeAnotherCodec() throws IOException {
        up(ALLOW);
        leg.renegotiate(List.of(AudioFormat.PCMU));
        SipText invite = phone.takeRequest("INVITE");
        assertThat(Sdp.firstType(invite.body())).isEqualTo("0");
        assertThat(invite.contactUri()).isNotEmpty();
        phone.respond(invite, 180, "", "", "");
        accept(invite, 30_050);
        hangUp();
    }

    @Test
    public void aRefusalChangesNothing() throws IOException {
        called();
        leg.renegotiate(List.of(AudioFormat.PCMU));
        phone.respond(phone.takeRequest("INVITE"), 488, "", "", "");
        phone.takeRequest("ACK");
        assertThat(leg.format()).isEqualTo(AudioFormat.PCMA);
        assertThat(sound().parameters().remote().getPort()).isEqualTo(31_000);
        call.send("INVITE", "", Sdp.audio("127.0.0.1", 31_002, "8", "sendonly", 2));
        phone.takeStatus("INVITE", 200);
        call.ack("");
        assertThat(log.next()).isEqualTo("held");
        hangUp();
    }

    private long backOff() {
        leg.renegotiate(List.of(AudioFormat.PCMU));
        int before = sip.time.pending();
        phone.respond(phone.takeRequest("INVITE"), 491, "", "", "");
        phone.takeRequest("ACK");
        await().until(() -> sip.time.pending() > before);
        long waited = 0;
        while (sip.time.pending() > before) {
            sip.time.advance(Duration.ofMillis(10));
            waited += 10;
        }
        accept(phone.takeRequest("INVITE"), 31_050);
        return waited;
    }

    @Test
    public void afterACollisionWeWaitLongerWhenTheCallIdIsOurs() throws IOException {
        called();
        assertThat(backOff()).isBetween(2100L, 4010L);
        hangUp();
    }

    @Test
    public void afterACollisionWeWaitLessWhenTheCallIdIsTheirs() throws IOException {
        up("");
        assertThat(backOff()).isBetween(0L, 2010L);
        hangUp();
    }

    @Test
    public void theirsMustWaitWhileOursIsUnderWay() throws IOException {
        up(ALLOW);
        leg.renegotiate(List.of(AudioFormat.PCMU));
        SipText ours = phone.takeRequest("INVITE");
        call.send("INVITE", "", Sdp.audio("127.0.0.1", 30_002, "8", "sendrecv", 2));
        call.ackRefused(phone.takeStatus("INVITE", 491));
        call.send("UPDATE", "", Sdp.audio("127.0.0.1", 30_002, "8", "sendrecv", 2));
        phone.takeStatus("UPDATE", 491);
        call.send("UPDATE", "", "");
        phone.takeStatus("UPDATE", 200);
        accept(ours, 30_060);
        hangUp();
    }

    @Test
    public void oursWaitsForTheAckOfTheirs() throws IOException {
        up(ALLOW);
        call.send("INVITE", "", Sdp.audio("127.0.0.1", 30_002, "8 0", "sendrecv", 2));
        phone.takeStatus("INVITE", 200);
        leg.renegotiate(List.of(AudioFormat.PCMU));
        call.send("INFO", "", "");
        phone.takeStatus("INFO", 200);
        assertThat(phone.waiting(SipText::request)).isZero();
        call.ackNumbered(call.cseq() - 1);
        accept(phone.takeRequest("INVITE"), 30_070);
        hangUp();
    }

    @Test
    public void theOtherPartyIsToldByUpdate() throws IOException {
        up(ALLOW);
        leg.identify(Party.extension("103", "Carol"));
        SipText update = phone.takeRequest("UPDATE");
        assertThat(update.header("P-Asserted-Identity")).isEqualTo("\"Carol\" <sip:103@127.0.0.1>");
        assertThat(update.body()).isEmpty();
        phone.respond(update, 200, "", "", "");
        leg.identify(Party.extension("103", "Carol"));
        leg.identify(new Party("104", "Dave", "104", true));
        hangUp();
        assertThat(phone.waiting(m -> m.method().equals("UPDATE")))
                .as("nothing new")
                .isZero();
    }

    @Test
    public void withoutUpdateTheOtherPartyIsToldByReInvite() throws IOException {
        up("Allow: INVITE, ACK, BYE, CANCEL");
        leg.identify(Party.extension("103", "Carol"));
        SipText invite = phone.takeRequest("INVITE");
        assertThat(invite.header("P-Asserted-Identity")).contains("103");
        assertThat(Sdp.firstType(invite.body())).isEqualTo("8");
        phone.respond(invite, 200, "", "", Sdp.audio("127.0.0.1", 30_000, "8", "sendrecv", 2));
        phone.takeRequest("ACK");
        hangUp();
    }

    @Test
    public void anUpdateThatIsNotKnownBecomesAReInvite() throws IOException {
        up(ALLOW);
        leg.identify(Party.extension("103", "Carol"));
        phone.respond(phone.takeRequest("UPDATE"), 405, "", "", "");
        SipText invite = phone.takeRequest("INVITE");
        assertThat(invite.header("P-Asserted-Identity")).contains("103");
        phone.respond(invite, 200, "", "", Sdp.audio("127.0.0.1", 30_000, "8", "sendrecv", 2));
        phone.takeRequest("ACK");
        hangUp();
    }

    @Test
    public void aPhoneThatDoesNotWantToKnowIsNotTold() throws IOException {
        called();
        leg.identify(Party.extension("103", "Carol"));
        hangUp();
        assertThat(phone.waiting(SipText::request)).isZero();
    }

    @Test
    public void aBusyPhoneIsAskedAgainWhenItSays() throws IOException {
        up(ALLOW);
        leg.identify(Party.extension("103", "Carol"));
        int before = sip.time.pending();
        phone.respond(phone.takeRequest("UPDATE"), 500, "", "Retry-After: 7", "");
        await().until(() -> sip.time.pending() > before);
        sip.time.advance(Duration.ofSeconds(7));
        phone.respond(phone.takeRequest("UPDATE"), 200, "", "", "");
        hangUp();
    }

    @Test
    public void challengesOfPhonesAreNotAnswered() throws IOException {
        up(ALLOW);
        leg.identify(Party.extension("103", "Carol"));
        phone.respond(
                phone.takeRequest("UPDATE"),
                401,
                "",
                "WWW-Authenticate: Digest realm=\"strowger\", nonce=\"n\", algorithm=MD5",
                "");
        hangUp();
        assertThat(phone.waiting(SipText::request)).isZero();
    }

    @Test
    public void whoIsNotThereAnyMoreIsHungUp() throws IOException {
        called();
        leg.renegotiate(List.of());
        phone.respond(phone.takeRequest("INVITE"), 481, "", "", "");
        phone.takeRequest("ACK");
        phone.respond(phone.takeRequest("BYE"), 481, "", "", "");
        assertThat(log.next()).isEqualTo("ended RECOVERY_ON_TIMER");
    }

    @Test
    public void hangingUpDuringAProposalLeavesNothing() throws IOException {
        up(ALLOW);
        leg.renegotiate(List.of(AudioFormat.PCMU));
        SipText invite = phone.takeRequest("INVITE");
        leg.hangup(Cause.NORMAL_CLEARING);
        SipText bye = phone.takeRequest("BYE");
        phone.respond(invite, 200, "", "", Sdp.audio("127.0.0.1", 30_000, "0", "sendrecv", 2));
        phone.takeRequest("ACK");
        phone.respond(bye, 200, "", "", "");
        assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
    }
}
