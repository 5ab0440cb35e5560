package org.strowger.sip.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.IncomingCall;
import org.strowger.api.call.Leg;
import org.strowger.api.media.AudioFormat;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

public class InboundCallTest {
    @Rule
    public final SipFixture sip = new SipFixture();

    private final LegLog log = new LegLog();

    private static final String OFFER = Sdp.audio(30_000, "0 8", "sendrecv");

    private PhoneCall call(RawUa phone) {
        return PhoneCall.to(phone, "102", sip.port);
    }

    private Leg arrived() {
        IncomingCall call = sip.calls.next();
        call.leg().start(log);
        return call.leg();
    }

    private SipText answer(RawUa phone, PhoneCall call, Leg leg) {
        leg.answer(null);
        SipText ok = phone.takeStatus("INVITE", 200);
        call.established(ok).ack("");
        assertThat(log.next()).isEqualTo("answered");
        return ok;
    }

    @Test
    public void ringsAnswersAndIsHungUpByThePhone() throws IOException, GeneralSecurityException {
        for (RawUa phone : new RawUa[] {sip.phone("101"), sip.tcpPhone("101"), sip.tlsPhone("101")}) {
            PhoneCall call = call(phone).invite(OFFER, "SHA-256", "");
            IncomingCall arrived = sip.calls.next();
            Leg leg = arrived.leg();
            assertThat(arrived.dialed()).isEqualTo("102");
            assertThat(leg.party().extension()).isEqualTo("101");
            assertThat(leg.party().name()).isEqualTo("User 101");
            assertThat(leg.device()).contains("Raw/1.0").contains(phone.address());
            assertThat(leg.formats()).containsExactly(AudioFormat.PCMU, AudioFormat.PCMA);
            leg.start(log);
            leg.ring();
            assertThat(phone.takeStatus("INVITE", 180).body()).isEmpty();
            SipText ok = answer(phone, call, leg);
            assertThat(Sdp.port(ok.body())).isGreaterThanOrEqualTo(40_000);
            assertThat(leg.state()).isEqualTo(Leg.State.UP);
            call.send("BYE", "", "");
            phone.takeStatus("BYE", 200);
            assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
        }
    }

    @Test
    public void weHangUp() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = call(phone).invite(OFFER);
        Leg leg = arrived();
        answer(phone, call, leg);
        leg.hangup(Cause.MEDIA_TIMEOUT);
        SipText bye = phone.takeRequest("BYE");
        assertThat(bye.header("Reason")).isEqualTo("Q.850;cause=102");
        assertThat(log.next()).isEqualTo("ended MEDIA_TIMEOUT");
        phone.respond(bye, 200, "", "", "");
    }

    @Test
    public void theFormatThatNeedsNoTranscodingIsPreferred() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = call(phone).invite(OFFER);
        Leg leg = arrived();
        leg.answer(AudioFormat.PCMA);
        SipText ok = phone.takeStatus("INVITE", 200);
        assertThat(Sdp.firstType(ok.body())).isEqualTo("8");
        assertThat(leg.format()).isEqualTo(AudioFormat.PCMA);
        call.established(ok).ack("");
        call.send("BYE", "", "");
        phone.takeStatus("BYE", 200);
    }

    @Test
    public void earlySoundIsTheSameAsTheAnswer() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = call(phone).invite(OFFER);
        Leg leg = arrived();
        leg.progress();
        SipText progress = phone.takeStatus("INVITE", 183);
        leg.answer(AudioFormat.PCMA);
        SipText ok = phone.takeStatus("INVITE", 200);
        assertThat(ok.body()).isEqualTo(progress.body());
        call.established(ok).ack("");
        call.send("BYE", "", "");
        phone.takeStatus("BYE", 200);
    }

    @Test
    public void withoutAnOfferWeMakeOne() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = call(phone).invite("");
        Leg leg = arrived();
        leg.answer(AudioFormat.PCMU);
        SipText ok = phone.takeStatus("INVITE", 200);
        assertThat(Sdp.firstType(ok.body())).isEqualTo("0");
        call.established(ok).ack(Sdp.audio(30_010, "0", "sendrecv"));
        assertThat(log.next()).isEqualTo("answered");
        assertThat(leg.format()).isEqualTo(AudioFormat.PCMU);
        call.send("BYE", "", "");
        phone.takeStatus("BYE", 200);
    }

    @Test
    public void causesBecomeFinalResponses() throws IOException {
        RawUa phone = sip.phone("101");
        expect(phone, Cause.USER_BUSY, 486);
        expect(phone, Cause.CALL_REJECTED, 603);
        expect(phone, Cause.SUBSCRIBER_ABSENT, 480);
        expect(phone, Cause.UNALLOCATED_NUMBER, 404);
        expect(phone, Cause.CONGESTION, 503);
    }

    private void expect(RawUa phone, Cause cause, int status) {
        PhoneCall call = call(phone).invite(OFFER);
        arrived().hangup(cause);
        SipText refusal = phone.takeStatus("INVITE", status);
        assertThat(refusal.header("Reason")).isEqualTo("Q.850;cause=" + cause.q850());
        call.ackRefused(refusal);
        assertThat(log.next()).isEqualTo("ended " + cause);
    }

    @Test
    public void theCallerGivesUp() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = call(phone).invite(OFFER);
        Leg leg = arrived();
        leg.ring();
        phone.takeStatus("INVITE", 180);
        call.cancel("forged");
        phone.takeStatus("CANCEL", 481);
        call.cancel();
        assertThat(phone.takeStatus("CANCEL", 200).status()).isEqualTo(200);
        call.ackRefused(phone.takeStatus("INVITE", 487));
        assertThat(log.next()).isEqualTo("ended ORIGINATOR_CANCEL");
    }

    @Test
    public void aCancelThatCrossesTheAnswerChangesNothing() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = call(phone).invite(OFFER);
        Leg leg = arrived();
        leg.answer(null);
        SipText ok = phone.takeStatus("INVITE", 200);
        call.cancel();
        phone.takeStatus("CANCEL", 200);
        call.established(ok).ack("");
        assertThat(log.next()).isEqualTo("answered");
        call.send("BYE", "", "");
        phone.takeStatus("BYE", 200);
        assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
    }

    @Test
    public void anAnswerIsRepeatedUntilItsAckComes() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = call(phone).invite(OFFER);
        Leg leg = arrived();
        leg.answer(null);
        SipText ok = phone.takeStatus("INVITE", 200);
        await().until(() -> {
            sip.time.advance(Duration.ofMillis(500));
            return phone.waiting(m -> m.status() == 200) > 0;
        });
        assertThat(phone.takeStatus("INVITE", 200).toString()).isEqualTo(ok.toString());
        call.repeatInvite();
        phone.takeStatus("INVITE", 200);
        call.established(ok).ack("");
        assertThat(log.next()).isEqualTo("answered");
        long sent = phone.waiting(m -> m.status() == 200);
        sip.time.advance(Duration.ofSeconds(60));
        call.send("BYE", "", "");
        phone.takeStatus("BYE", 200);
        assertThat(phone.waiting(m -> m.status() == 200)).isEqualTo(sent);
        assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
    }

    @Test
    public void withoutAnAckTheCallEnds() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = call(phone).invite(OFFER);
        arrived().answer(null);
        phone.takeStatus("INVITE", 200);
        await().until(() -> {
            sip.time.advance(Duration.ofSeconds(4));
            return phone.waiting(m -> m.request() && m.method().equals("BYE")) > 0;
        });
        assertThat(log.next()).isEqualTo("ended RECOVERY_ON_TIMER");
        phone.respond(phone.takeRequest("BYE"), 481, "", "", "");
        assertThat(call).isNotNull();
    }

    @Test
    public void aHangUpWaitsForTheAck() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = call(phone).invite(OFFER);
        Leg leg = arrived();
        leg.answer(null);
        SipText ok = phone.takeStatus("INVITE", 200);
        leg.hangup(Cause.NORMAL_CLEARING);
        assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
        assertThat(phone.waiting(m -> m.request())).isZero();
        call.established(ok).ack("");
        phone.respond(phone.takeRequest("BYE"), 200, "", "", "");
    }

    @Test
    public void byesThatCrossAreBothAnswered() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = call(phone).invite(OFFER);
        Leg leg = arrived();
        answer(phone, call, leg);
        leg.hangup(Cause.NORMAL_CLEARING);
        SipText bye = phone.takeRequest("BYE");
        call.send("BYE", "", "");
        phone.takeStatus("BYE", 200);
        phone.respond(bye, 200, "", "", "");
        assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
        assertThat(log.rest()).isEmpty();
    }

    @Test
    public void theSameCallByAnotherWayIsRefused() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = call(phone).invite(OFFER);
        Leg leg = arrived();
        call.forkInvite();
        phone.takeStatus("INVITE", 482);
        leg.hangup(Cause.USER_BUSY);
        call.ackRefused(phone.takeStatus("INVITE", 486));
    }

    @Test
    public void soundThatCannotBeIsRefused() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = call(phone).invite(Sdp.audio(30_000, "18", "sendrecv"));
        call.ackRefused(phone.takeStatus("INVITE", 488));
        call = call(phone).invite("this is not sdp");
        call.ackRefused(phone.takeStatus("INVITE", 400));
        sip.media.exhaust(true);
        call = call(phone).invite(OFFER);
        call.ackRefused(phone.takeStatus("INVITE", 503));
    }

    @Test
    public void numbersThatCannotBeDialledAreUnknown() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = PhoneCall.to(phone, "hello%20world", sip.port).invite(OFFER);
        call.ackRefused(phone.takeStatus("INVITE", 404));
    }

    @Test
    public void theCallerIsSentElsewhere() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = call(phone).invite(OFFER);
        Leg leg = arrived();
        assertThat(leg.hopsLeft()).isEqualTo(69);
        assertThat(leg.redirect("103")).isTrue();
        SipText moved = phone.takeStatus("INVITE", 302);
        assertThat(moved.contactUri()).isEqualTo("sip:103@127.0.0.1:" + sip.port);
        call.ackRefused(moved);
        assertThat(log.next()).isEqualTo("ended NUMBER_CHANGED");
        assertThat(leg.redirect("103")).isFalse();
    }

    @Test
    public void aGuessedTagEndsNothing() throws IOException {
        RawUa phone = sip.phone("101");
        PhoneCall call = call(phone).invite(OFFER);
        Leg leg = arrived();
        answer(phone, call, leg);
        PhoneCall forged = PhoneCall.to(phone, "102", sip.port);
        forged.send("BYE", "", "");
        phone.takeStatus("BYE", 481);
        assertThat(log.rest()).isEmpty();
        call.send("BYE", "", "");
        phone.takeStatus("BYE", 200);
    }
}
