package org.strowger.sip.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Leg;
import org.strowger.api.media.DigitPath;
import org.strowger.api.sip.SipAccount.DtmfMode;
import org.strowger.sip.testing.FakeMedia;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** How keys travel, by the account's mode and what the phone can do. */
public class KeysTest {
    @Rule
    public final SipFixture sip = new SipFixture();

    private final LegLog log = new LegLog();
    private RawUa phone;
    private PhoneCall call;
    private Leg leg;

    private void establish(DtmfMode mode, boolean events) throws IOException {
        sip.account(sip.pressing("101", mode));
        phone = sip.phone("101");
        String sdp = Sdp.audio(30_000, "8 0", "sendrecv");
        call = PhoneCall.to(phone, "102", sip.port).invite(events ? sdp : withoutEvents(sdp));
        leg = sip.calls.next().leg();
        leg.start(log);
        leg.answer(null);
        call.established(phone.takeStatus("INVITE", 200)).ack("");
        assertThat(log.next()).isEqualTo("answered");
    }

    private static String withoutEvents(String sdp) {
        return sdp.replaceAll("(?s) 101\r\na=rtpmap:101[^\r]*\r\na=fmtp:101[^\r]*\r\n", "\r\n");
    }

    @After
    public void hangUp() {
        call.send("BYE", "", "");
        phone.takeStatus("BYE", 200);
    }

    private FakeMedia.Endpoint sound() {
        return (FakeMedia.Endpoint) leg.media();
    }

    private SipText key(String type, String body) {
        SipText info = phone.takeRequest("INFO");
        assertThat(info.header("Content-Type")).isEqualTo(type);
        assertThat(info.body()).isEqualTo(body);
        return info;
    }

    @Test
    public void infoGetsOneKeyAfterTheOther() throws IOException {
        establish(DtmfMode.INFO, true);
        assertThat(sound().parameters().digits()).isEqualTo(DigitPath.SIGNALLED);
        assertThat(sound().parameters().events()).isNull();
        leg.sendDigit('5', 120);
        leg.sendDigit('#', 20);
        SipText first = key("application/dtmf-relay", "Signal=5\r\nDuration=120\r\n");
        assertThat(phone.waiting(m -> m.request() && m.method().equals("INFO"))).isZero();
        phone.respond(first, 200, "", "", "");
        phone.respond(key("application/dtmf-relay", "Signal=#\r\nDuration=100\r\n"), 200, "", "", "");
        assertThat(sound().digits()).isEmpty();
    }

    @Test
    public void whoRefusesTheFormWithDurationGetsTheBareOne() throws IOException {
        establish(DtmfMode.INFO, false);
        leg.sendDigit('*', 120);
        phone.respond(
                key("application/dtmf-relay", "Signal=*\r\nDuration=120\r\n"), 415, "", "Accept: application/dtmf", "");
        phone.respond(key("application/dtmf", "*"), 200, "", "", "");
        leg.sendDigit('1', 120);
        phone.respond(key("application/dtmf", "1"), 200, "", "", "");
    }

    @Test
    public void eventsAndTonesAreTheSoundsBusiness() throws IOException {
        establish(DtmfMode.INBAND, true);
        assertThat(sound().parameters().digits()).isEqualTo(DigitPath.INBAND);
        assertThat(sound().parameters().events()).isNull();
        leg.sendDigit('7', 100);
        await().until(() -> sound().digits().equals(java.util.List.of('7')));
    }

    @Test
    public void automaticTakesEventsWhereThereAreAny() throws IOException {
        establish(DtmfMode.AUTO, true);
        assertThat(sound().parameters().digits()).isEqualTo(DigitPath.EVENTS);
        call.info("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n");
        phone.takeStatus("INFO", 200);
        assertThat(log.next()).isEqualTo("digit 5 160");
        assertThat(sound().parameters().digits()).isEqualTo(DigitPath.EVENTS);
    }

    @Test
    public void automaticTakesTonesElseAndInfoFromWhoUsesIt() throws IOException {
        establish(DtmfMode.AUTO, false);
        assertThat(sound().parameters().digits()).isEqualTo(DigitPath.INBAND);
        call.info("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n");
        phone.takeStatus("INFO", 200);
        assertThat(log.next()).isEqualTo("digit 5 160");
        assertThat(sound().parameters().digits()).isEqualTo(DigitPath.SIGNALLED_OR_INBAND);
        leg.sendDigit('9', 100);
        SipText info = phone.takeRequest("INFO");
        phone.respond(info, 415, "", "", "");
        phone.respond(phone.takeRequest("INFO"), 415, "", "", "");
        await().until(() -> sound().parameters().digits() == DigitPath.INBAND);
        leg.sendDigit('8', 100);
        await().until(() -> sound().digits().equals(java.util.List.of('8')));
    }
}
