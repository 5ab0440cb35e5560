package org.strowger.sip.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.sip.server.SipServer;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** Session timers (RFC 4028), refreshed by either side, by UPDATE or re-INVITE, or by nobody. */
public class SessionTimerTest {
    private static final String OFFER = Sdp.audio(30_000, "8 0", "sendrecv");
    private static final String ANSWER = Sdp.audio(31_000, "8", "sendrecv");
    private static final String ALLOW = "\r\nAllow: INVITE, ACK, BYE, CANCEL, UPDATE";

    @Rule
    public final SipFixture sip = new SipFixture();

    private final LegLog log = new LegLog();
    private RawUa phone;
    private PhoneCall call;
    private Leg leg;

    private SipText answered(String more) throws IOException {
        phone = sip.phone("101");
        call = PhoneCall.to(phone, "102", sip.port).invite(OFFER, "MD5", more);
        leg = sip.calls.next().leg();
        leg.start(log);
        leg.answer(null);
        SipText ok = phone.takeStatus("INVITE", 200);
        call.established(ok).ack("");
        assertThat(log.next()).isEqualTo("answered");
        return ok;
    }

    private void hangUp() {
        call.send("BYE", "", "");
        phone.takeStatus("BYE", 200);
        assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
    }

    private SipText after(int seconds, String method) {
        sip.time.advance(Duration.ofSeconds(seconds));
        return phone.takeRequest(method);
    }

    private void expires(int seconds) {
        sip.time.advance(Duration.ofSeconds(seconds - 1));
        call.send("INFO", "", "");
        phone.takeStatus("INFO", 200);
        assertThat(phone.waiting(m -> m.method().equals("BYE"))).isZero();
        SipText bye = after(1, "BYE");
        assertThat(bye.header("Reason")).contains("Session timer expired");
        phone.respond(bye, 200, "", "", "");
        assertThat(log.next()).isEqualTo("ended RECOVERY_ON_TIMER");
    }

    @Test
    public void theCallerRefreshesOrTheCallEnds() throws IOException {
        SipText ok = answered("Supported: timer\r\nSession-Expires: 600;refresher=uac");
        assertThat(ok.header("Session-Expires")).isEqualTo("600;refresher=uac");
        assertThat(ok.header("Require")).isEqualTo("timer");
        sip.time.advance(Duration.ofSeconds(500));
        call.send("UPDATE", "Supported: timer\r\nSession-Expires: 600;refresher=uac", "");
        assertThat(phone.takeStatus("UPDATE", 200).header("Session-Expires")).isEqualTo("600;refresher=uac");
        sip.time.advance(Duration.ofSeconds(500));
        call.send("INVITE", "Supported: timer\r\nSession-Expires: 90;refresher=uac", OFFER);
        SipText again = phone.takeStatus("INVITE", 200);
        assertThat(again.header("Session-Expires")).isEqualTo("90;refresher=uac");
        call.ack("");
        // Its answer says that the ACK before it has been read; only then may time go on.
        call.send("INFO", "", "");
        phone.takeStatus("INFO", 200);
        expires(60);
    }

    @Test
    public void weRefreshByUpdateWhenThePhoneCan() throws IOException {
        SipText ok = answered("Supported: timer\r\nSession-Expires: 200;refresher=uas" + ALLOW);
        assertThat(ok.header("Session-Expires")).isEqualTo("200;refresher=uas");
        int armed = sip.time.pending();
        for (int i = 0; i < 3; i++) {
            SipText update = after(100, "UPDATE");
            assertThat(update.body()).isEmpty();
            assertThat(update.header("Session-Expires")).isEqualTo("200;refresher=uac");
            phone.respond(update, 200, "", "Require: timer\r\nSession-Expires: 200;refresher=uac", "");
            await().until(() -> sip.time.pending() == armed);
        }
        SipText update = after(100, "UPDATE");
        phone.respond(update, 200, "", "", "");
        await().until(() -> sip.time.pending() == armed - 2);
        sip.time.advance(Duration.ofSeconds(1000));
        hangUp();
        assertThat(phone.waiting(SipText::request)).as("no timer any more").isZero();
    }

    @Test
    public void weRefreshByReInviteElse() throws IOException {
        SipText ok = answered("Session-Expires: 200");
        assertThat(ok.header("Session-Expires")).isEqualTo("200;refresher=uas");
        assertThat(ok.headers("Require")).isEmpty();
        SipText invite = after(100, "INVITE");
        assertThat(Sdp.firstType(invite.body())).isEqualTo("8");
        phone.respond(invite, 200, "", "Session-Expires: 200;refresher=uac", ANSWER);
        phone.takeRequest("ACK");
        phone.respond(invite, 200, "", "Session-Expires: 200;refresher=uac", ANSWER);
        phone.takeRequest("ACK");
        hangUp();
    }

    @Test
    public void aPhoneThatHasForgottenTheCallEndsIt() throws IOException {
        answered("Supported: timer\r\nSession-Expires: 200;refresher=uas" + ALLOW);
        phone.respond(after(100, "UPDATE"), 481, "", "", "");
        phone.respond(phone.takeRequest("BYE"), 481, "", "", "");
        assertThat(log.next()).isEqualTo("ended RECOVERY_ON_TIMER");
    }

    @Test
    public void tooShortIsRefused() throws IOException {
        phone = sip.phone("101");
        for (String seconds : new String[] {"1", "0", "89"}) {
            call = PhoneCall.to(phone, "102", sip.port)
                    .invite(OFFER, "MD5", "Supported: timer\r\nSession-Expires: " + seconds);
            SipText refusal = phone.takeStatus("INVITE", 422);
            assertThat(refusal.header("Min-SE")).isEqualTo("90");
            call.ackRefused(refusal);
        }
    }

    @Test
    public void absurdIntervalsAreClamped() throws IOException {
        SipText ok = answered("Supported: timer\r\nSession-Expires: 4294967296");
        assertThat(ok.header("Session-Expires")).isIn("", "86400;refresher=uac");
        call.send("UPDATE", "Supported: timer\r\nSession-Expires: 3", "");
        assertThat(phone.takeStatus("UPDATE", 422).header("Min-SE")).isEqualTo("90");
        call.send("UPDATE", "Supported: timer\r\nSession-Expires: 100\r\nMin-SE: 3600", "");
        assertThat(phone.takeStatus("UPDATE", 200).header("Session-Expires")).startsWith("3600");
        hangUp();
    }

    private PhoneCall called(SipServer server, int port, String more) throws IOException {
        phone = sip.phone("102", port);
        leg = sip.legTo(server, phone);
        leg.start(log);
        SipText invite = phone.takeRequest("INVITE");
        assertThat(invite.header("Session-Expires")).isEqualTo("1800");
        assertThat(invite.header("Min-SE")).isEqualTo("90");
        phone.respond(invite, 422, "t0", "Min-SE: 2000", "");
        phone.takeRequest("ACK");
        SipText longer = phone.takeRequest("INVITE");
        assertThat(longer.header("Session-Expires")).isEqualTo("2000");
        assertThat(longer.header("Min-SE")).isEqualTo("2000");
        assertThat(longer.header("Call-ID")).isEqualTo(invite.header("Call-ID"));
        phone.respond(longer, 200, "t1", more, ANSWER);
        phone.takeRequest("ACK");
        assertThat(log.next()).isEqualTo("answered");
        return PhoneCall.answered(phone, longer, "t1");
    }

    @Test
    public void weAskForOneWhenSoConfigured() throws Exception {
        int port = SipFixture.freePort();
        try (SipServer server = sip.timing(port, "originate")) {
            call = called(server, port, "Require: timer\r\nSession-Expires: 2000;refresher=uas");
            sip.time.advance(Duration.ofSeconds(1967));
            SipText bye = after(1, "BYE");
            phone.respond(bye, 200, "", "", "");
            assertThat(log.next()).isEqualTo("ended RECOVERY_ON_TIMER");
            await().until(() -> server.legs() == 0);
        }
    }

    @Test
    public void whoDoesNotAnswerForItGetsNone() throws Exception {
        int port = SipFixture.freePort();
        try (SipServer server = sip.timing(port, "originate")) {
            call = called(server, port, "");
            sip.time.advance(Duration.ofSeconds(10_000));
            leg.hangup(Cause.NORMAL_CLEARING);
            phone.respond(phone.takeRequest("BYE"), 200, "", "", "");
            assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
            await().until(() -> server.legs() == 0);
        }
    }

    @Test
    public void aRefresherThatCannotBeReadIsNone() throws IOException {
        SipText ok = answered("Supported: timer\r\nSession-Expires: 600;refresher=;");
        assertThat(ok.header("Session-Expires")).isEqualTo("600;refresher=uac");
        hangUp();
    }
}
