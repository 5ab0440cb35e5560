package org.strowger.sip.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.media.AudioFormat;
import org.strowger.sip.testing.FakeMedia;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** What a phone may do within a call. */
public class MidDialogTest {
    @Rule
    public final SipFixture sip = new SipFixture();

    private final LegLog log = new LegLog();
    private RawUa phone;
    private PhoneCall call;
    private Leg leg;
    private boolean over;
    private int pending;

    @Before
    public void establish() throws IOException {
        phone = sip.phone("101");
        call = PhoneCall.to(phone, "102", sip.port).invite(Sdp.audio(30_000, "8 0", "sendrecv"));
        leg = sip.calls.next().leg();
        leg.start(log);
        leg.answer(null);
        call.established(phone.takeStatus("INVITE", 200)).ack("");
        assertThat(log.next()).isEqualTo("answered");
        pending = sip.time.pending();
    }

    @After
    public void hangUp() {
        if (!over) {
            call.send("BYE", "", "");
            phone.takeStatus("BYE", 200);
            assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
            assertThat(log.rest()).isEmpty();
        }
    }

    private FakeMedia.Endpoint sound() {
        return (FakeMedia.Endpoint) leg.media();
    }

    private SipText reinvite(String sdp) {
        call.send("INVITE", "", sdp);
        SipText ok = phone.takeStatus("INVITE", 200);
        call.ack("");
        // Two threads read datagrams, so the next request could overtake the ACK: it has come when nothing is repeated.
        await().until(() -> sip.time.pending() == pending);
        return ok;
    }

    @Test
    public void holdsAndResumes() {
        SipText ok = reinvite(Sdp.audio("127.0.0.1", 30_000, "8 0", "sendonly", 2));
        assertThat(ok.body()).contains("a=recvonly");
        assertThat(log.next()).isEqualTo("held");
        assertThat(leg.held()).isTrue();
        assertThat(sound().parameters().sending()).isFalse();
        reinvite(Sdp.audio("127.0.0.1", 30_000, "8 0", "sendrecv", 3));
        assertThat(log.next()).isEqualTo("resumed");
        reinvite(Sdp.audio("127.0.0.1", 30_000, "8 0", "inactive", 4));
        assertThat(log.next()).isEqualTo("held");
        reinvite(Sdp.audio("127.0.0.1", 30_000, "8 0", "sendrecv", 5));
        assertThat(log.next()).isEqualTo("resumed");
        reinvite(Sdp.audio("0.0.0.0", 30_000, "8 0", "sendrecv", 6));
        assertThat(log.next()).isEqualTo("held");
        reinvite(Sdp.audio("127.0.0.1", 30_000, "8 0", "sendrecv", 7));
        assertThat(log.next()).isEqualTo("resumed");
    }

    @Test
    public void changesCodecAndPort() {
        SipText ok = reinvite(Sdp.audio("127.0.0.1", 30_020, "0", "sendrecv", 2));
        assertThat(Sdp.firstType(ok.body())).isEqualTo("0");
        assertThat(leg.format()).isEqualTo(AudioFormat.PCMU);
        assertThat(sound().parameters().remote().getPort()).isEqualTo(30_020);
    }

    @Test
    public void updateWorksLikeReInvite() {
        call.send("UPDATE", "", Sdp.audio("127.0.0.1", 30_000, "8 0", "sendonly", 2));
        assertThat(phone.takeStatus("UPDATE", 200).body()).contains("a=recvonly");
        assertThat(log.next()).isEqualTo("held");
        call.send("UPDATE", "", "");
        assertThat(phone.takeStatus("UPDATE", 200).body()).isEmpty();
    }

    @Test
    public void asksUsForAnOffer() {
        call.send("INVITE", "", "");
        SipText ok = phone.takeStatus("INVITE", 200);
        assertThat(ok.body()).contains("m=audio");
        call.ack(Sdp.audio("127.0.0.1", 30_040, "0", "sendrecv", 2));
        await().untilAsserted(() ->
                assertThat(sound().parameters().remote().getPort()).isEqualTo(30_040));
    }

    @Test
    public void whatCannotBeIsRefusedAndTheCallGoesOn() {
        call.send("INVITE", "", Sdp.audio("127.0.0.1", 30_000, "18", "sendrecv", 2));
        call.ackRefused(phone.takeStatus("INVITE", 488));
        assertThat(leg.format()).isEqualTo(AudioFormat.PCMA);
        assertThat(leg.state()).isEqualTo(Leg.State.UP);
        SipText ok = reinvite(Sdp.audio("127.0.0.1", 30_000, "8 0", "sendrecv", 3));
        assertThat(ok.body()).contains("a=sendrecv");
    }

    @Test
    public void aSecondReInviteMustWaitForTheFirst() {
        call.send("INVITE", "", Sdp.audio("127.0.0.1", 30_000, "8 0", "sendonly", 2));
        SipText ok = phone.takeStatus("INVITE", 200);
        call.send("INVITE", "", Sdp.audio("127.0.0.1", 30_000, "8 0", "sendrecv", 3));
        SipText refusal = phone.takeStatus("INVITE", 491);
        call.ackRefused(refusal);
        assertThat(log.next()).isEqualTo("held");
        await().until(() -> {
            sip.time.advance(Duration.ofSeconds(1));
            return phone.waiting(m -> m.header("CSeq").equals(ok.header("CSeq")) && m.status() == 200) > 0;
        });
        call.ackNumbered(Integer.parseInt(ok.header("CSeq").split(" ")[0]));
        reinviteUntilAccepted();
        assertThat(log.next()).isEqualTo("resumed");
    }

    private void reinviteUntilAccepted() {
        await().until(() -> {
            call.send("INVITE", "", Sdp.audio("127.0.0.1", 30_000, "8 0", "sendrecv", 4));
            SipText answer = phone.take("answer", m -> m.method().equals("INVITE") && m.status() >= 200);
            call.ackRefused(answer);
            if (answer.status() == 200) {
                call.ack("");
            }
            return answer.status() == 200 && !leg.held();
        });
    }

    @Test
    public void aReInviteNeverAcknowledgedEndsTheCall() {
        over = true;
        call.send("INVITE", "", Sdp.audio("127.0.0.1", 30_000, "8 0", "sendrecv", 2));
        phone.takeStatus("INVITE", 200);
        await().until(() -> {
            sip.time.advance(Duration.ofSeconds(4));
            return phone.waiting(m -> m.request() && m.method().equals("BYE")) > 0;
        });
        phone.respond(phone.takeRequest("BYE"), 200, "", "", "");
        assertThat(log.next()).isEqualTo("ended RECOVERY_ON_TIMER");
    }

    @Test
    public void requestsOutOfOrderAreRefused() {
        call.skipBack();
        call.send("OPTIONS", "", "");
        assertThat(phone.takeStatus("OPTIONS", 500).status()).isEqualTo(500);
        call.skipForward();
    }

    @Test
    public void optionsAndOthersAreAnswered() {
        call.send("OPTIONS", "", "");
        phone.takeStatus("OPTIONS", 200);
        call.send("INFO", "", "");
        phone.takeStatus("INFO", 200);
        call.send("MESSAGE", "", "");
        phone.takeStatus("MESSAGE", 403);
        call.send("PRACK", "RAck: 1 1 INVITE", "");
        phone.takeStatus("PRACK", 481);
        call.send("INFO", "Info-Package: foo", "");
        assertThat(phone.takeStatus("INFO", 469).headers("Recv-Info")).hasSize(1);
    }

    @Test
    public void aKeyInInfoIsNotToldTwiceWhenEventsAreNegotiated() {
        call.info("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n");
        phone.takeStatus("INFO", 200);
        assertThat(log.rest()).isEmpty();
    }

    @Test
    public void keysInInfoAreToldWithoutEvents() {
        reinvite(Sdp.audio("127.0.0.1", 30_000, "8 0", "sendrecv", 2)
                .replaceAll("(?s) 101\r\na=rtpmap:101[^\r]*\r\na=fmtp:101[^\r]*\r\n", "\r\n"));
        call.info("application/dtmf-relay", "Signal=5\r\nDuration=200\r\n");
        phone.takeStatus("INFO", 200);
        assertThat(log.next()).isEqualTo("digit 5 200");
        call.info("application/dtmf-relay", "Signal= 11\r\n");
        phone.takeStatus("INFO", 200);
        assertThat(log.next()).isEqualTo("digit # 160");
        call.info("application/dtmf", "*");
        phone.takeStatus("INFO", 200);
        assertThat(log.next()).isEqualTo("digit * 160");
        call.info("application/dtmf-relay", "Signal=99\r\n");
        phone.takeStatus("INFO", 200);
        call.info("application/media_control+xml", "<x/>");
        phone.takeStatus("INFO", 415);
    }

    @Test
    public void anotherTagIsAnotherDialog() {
        String mine = call.fromTag();
        call.withFromTag("guessed");
        call.send("BYE", "", "");
        phone.takeStatus("BYE", 481);
        call.withFromTag(mine);
        assertThat(leg.state()).isEqualTo(Leg.State.UP);
    }

    @Test
    public void aByeThatIsNotAnsweredLeavesNothing() {
        over = true;
        leg.hangup(Cause.NORMAL_CLEARING);
        phone.respond(phone.takeRequest("BYE"), 481, "", "", "");
        assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
    }
}
