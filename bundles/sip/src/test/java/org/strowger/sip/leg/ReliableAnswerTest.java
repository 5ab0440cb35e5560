package org.strowger.sip.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.media.AudioFormat;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** Provisional responses that a caller must acknowledge (RFC 3262), and those that are only repeated. */
public class ReliableAnswerTest {
    private static final String OFFER = Sdp.audio(30_000, "0 8", "sendrecv");
    private static final String REQUIRED = "Require: 100rel";
    private static final String SUPPORTED = "Supported: 100rel\r\nAllow: INVITE, ACK, BYE, CANCEL, UPDATE, PRACK";

    @Rule
    public final SipFixture sip = new SipFixture();

    private final LegLog log = new LegLog();
    private RawUa phone;
    private PhoneCall call;
    private Leg leg;
    private int invite;

    @Before
    public void phone() throws IOException {
        phone = sip.phone("101");
    }

    private void arrives(String sdp, String more) {
        call = PhoneCall.to(phone, "102", sip.port).invite(sdp, "MD5", more);
        invite = call.cseq();
        leg = sip.calls.next().leg();
        leg.start(log);
    }

    private SipText reliable(int status) {
        SipText response = phone.takeStatus("INVITE", status);
        assertThat(response.header("Require")).isEqualTo("100rel");
        assertThat(response.header("RSeq")).isNotEmpty();
        call.established(response);
        return response;
    }

    private void pracked(SipText response, String sdp) {
        call.prack(response, invite, sdp);
        phone.takeStatus("PRACK", 200);
    }

    private void acknowledge() {
        call.ackNumbered(invite);
        assertThat(log.next()).isEqualTo("answered");
    }

    private void hangUp() {
        call.send("BYE", "", "");
        phone.takeStatus("BYE", 200);
        assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
    }

    @Test
    public void whatIsRequiredIsReliableAndTheAnswerWaits() {
        arrives(OFFER, REQUIRED);
        leg.ring();
        SipText ringing = reliable(180);
        leg.progress();
        assertThat(phone.waiting(m -> m.status() == 183)).as("one at a time").isZero();
        pracked(ringing, "");
        SipText progress = reliable(183);
        assertThat(Long.parseLong(progress.header("RSeq"))).isEqualTo(Long.parseLong(ringing.header("RSeq")) + 1);
        leg.answer(null);
        call.send("INFO", "", "");
        phone.takeStatus("INFO", 200);
        assertThat(phone.waiting(m -> m.status() == 200 && m.method().equals("INVITE")))
                .as("no 2xx while a description is not acknowledged")
                .isZero();
        pracked(progress, "");
        SipText ok = phone.takeStatus("INVITE", 200);
        assertThat(ok.body()).as("answered before").isEmpty();
        acknowledge();
        assertThat(leg.format()).isEqualTo(AudioFormat.PCMA);
        hangUp();
    }

    @Test
    public void onlyADescriptionIsReliableWhenItIsJustSupported() {
        arrives(OFFER, SUPPORTED);
        leg.ring();
        assertThat(phone.takeStatus("INVITE", 180).header("RSeq")).isEmpty();
        leg.progress();
        pracked(reliable(183), "");
        leg.answer(null);
        phone.takeStatus("INVITE", 200);
        acknowledge();
        hangUp();
    }

    @Test
    public void withoutTheOptionNothingIsReliable() {
        arrives(OFFER, "");
        leg.progress();
        assertThat(phone.takeStatus("INVITE", 183).header("RSeq")).isEmpty();
        call.cancel();
        phone.takeStatus("CANCEL", 200);
        call.ackRefused(phone.takeStatus("INVITE", 487));
    }

    @Test
    public void withoutAnOfferTheFirstReliableResponseBringsOurs() {
        arrives("", REQUIRED);
        leg.ring();
        SipText ringing = reliable(180);
        assertThat(ringing.body()).contains("m=audio");
        pracked(ringing, Sdp.audio(30_020, "0", "sendrecv"));
        assertThat(leg.format()).isEqualTo(AudioFormat.PCMU);
        leg.answer(null);
        assertThat(phone.takeStatus("INVITE", 200).body()).isEmpty();
        acknowledge();
        hangUp();
    }

    @Test
    public void anOfferOfOursWithoutAnswerEndsIt() {
        arrives("", REQUIRED);
        leg.ring();
        call.prack(reliable(180), invite, "");
        phone.takeStatus("PRACK", 400);
        phone.takeStatus("INVITE", 488);
        assertThat(log.next()).isEqualTo("ended INCOMPATIBLE_MEDIA");
    }

    @Test
    public void aPrackMayBringANewOfferAndAnUpdateAnother() {
        arrives(OFFER, SUPPORTED);
        leg.progress();
        SipText progress = reliable(183);
        call.send("UPDATE", "", Sdp.audio("127.0.0.1", 30_000, "0 8", "sendonly", 2));
        SipText early = phone.takeStatus("UPDATE", 500);
        assertThat(Integer.parseInt(early.header("Retry-After"))).isBetween(0, 10);
        call.prack(progress, invite, Sdp.audio("127.0.0.1", 30_002, "0", "sendrecv", 2));
        assertThat(Sdp.firstType(phone.takeStatus("PRACK", 200).body())).isEqualTo("0");
        call.send("UPDATE", "", Sdp.audio("127.0.0.1", 30_004, "8", "sendrecv", 3));
        assertThat(Sdp.firstType(phone.takeStatus("UPDATE", 200).body())).isEqualTo("8");
        call.send("INVITE", "", Sdp.audio("127.0.0.1", 30_004, "8", "sendrecv", 4));
        call.ackRefused(phone.takeStatus("INVITE", 500));
        leg.answer(null);
        phone.takeStatus("INVITE", 200);
        acknowledge();
        hangUp();
    }

    @Test
    public void aPrackForSomethingElseIsRefused() {
        arrives(OFFER, REQUIRED);
        leg.ring();
        SipText ringing = reliable(180);
        long rseq = Long.parseLong(ringing.header("RSeq"));
        for (String rack : new String[] {
            (rseq + 1) + " " + invite + " INVITE",
            rseq + " " + (invite + 1) + " INVITE",
            rseq + " " + invite + " UPDATE"
        }) {
            call.send("PRACK", "RAck: " + rack, "");
            phone.takeStatus("PRACK", 481);
        }
        call.send("PRACK", "", "");
        phone.takeStatus("PRACK", 400);
        pracked(ringing, "");
        call.prack(ringing, invite, "");
        phone.takeStatus("PRACK", 481);
        leg.hangup(Cause.USER_BUSY);
        phone.takeStatus("INVITE", 486);
    }

    @Test
    public void anUnacknowledgedOneIsRepeatedAndThenTheCallFails() {
        arrives(OFFER, REQUIRED);
        leg.ring();
        SipText first = reliable(180);
        await().until(() -> {
            sip.time.advance(Duration.ofMillis(500));
            return phone.waiting(m -> m.status() == 180) > 0;
        });
        assertThat(reliable(180).toString()).isEqualTo(first.toString());
        await().until(() -> {
            sip.time.advance(Duration.ofSeconds(4));
            return phone.waiting(m -> m.status() == 504) > 0;
        });
        phone.takeStatus("INVITE", 504);
        assertThat(log.next()).isEqualTo("ended RECOVERY_ON_TIMER");
    }

    @Test
    public void longRingingIsSaidAgainEachMinute() {
        arrives(OFFER, "");
        leg.ring();
        SipText first = phone.takeStatus("INVITE", 180);
        sip.time.advance(Duration.ofSeconds(60));
        assertThat(phone.takeStatus("INVITE", 180).lines()).isEqualTo(first.lines());
        leg.answer(null);
        call.established(phone.takeStatus("INVITE", 200));
        acknowledge();
        sip.time.advance(Duration.ofMinutes(2));
        hangUp();
        assertThat(phone.waiting(m -> m.status() == 180)).isZero();
    }

    @Test
    public void theCallerLimitsHisPatience() {
        arrives(OFFER, "Expires: 20");
        leg.ring();
        sip.time.advance(Duration.ofSeconds(20));
        call.ackRefused(phone.takeStatus("INVITE", 487));
        assertThat(log.next()).isEqualTo("ended NO_ANSWER");
        arrives(OFFER, "Expires: 99999999999");
        leg.answer(null);
        call.established(phone.takeStatus("INVITE", 200));
        acknowledge();
        hangUp();
    }
}
