package org.strowger.sip.leg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.IncomingCall;
import org.strowger.api.call.Leg;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** A phone transfers. */
public class ReferTest {
    private static final String SOUND = Sdp.audio(30_000, "8 0", "sendrecv");

    @Rule
    public final SipFixture sip = new SipFixture();

    private final LegLog log = new LegLog();
    private RawUa phone;
    private PhoneCall call;
    private Leg leg;

    @Before
    public void establish() throws IOException {
        phone = sip.phone("101");
        call = PhoneCall.to(phone, "102", sip.port);
        leg = answered(call, phone, log);
    }

    private Leg answered(PhoneCall which, RawUa ua, LegLog told) {
        which.invite(SOUND);
        Leg answered = sip.calls.next().leg();
        answered.start(told);
        answered.answer(null);
        which.established(ua.takeStatus("INVITE", 200)).ack("");
        assertThat(told.next()).isEqualTo("answered");
        return answered;
    }

    @After
    public void hangUp() {
        if (leg.state() == Leg.State.UP) {
            call.send("BYE", "", "");
            phone.takeStatus("BYE", 200);
        }
    }

    private SipText refer(String headers) {
        call.send("REFER", headers, "");
        return phone.take("response to REFER", m -> !m.request() && m.method().equals("REFER"));
    }

    private void ask(String headers, String expected) {
        call.send("REFER", headers, "");
        assertThat(log.next()).isEqualTo(expected);
    }

    private SipText notified(String status) {
        SipText notify = phone.takeRequest("NOTIFY");
        assertThat(notify.body()).isEqualTo(status + "\r\n");
        assertThat(notify.header("Content-Type")).isEqualTo("message/sipfrag;version=2.0");
        phone.respond(notify, 200, "", "", "");
        return notify;
    }

    @Test
    public void aBlindTransferIsHandedOnAndItsProgressIsTold() {
        ask("Refer-To: <sip:103@127.0.0.1>\r\nReferred-By: <sip:101@127.0.0.1>", "transfer 103");
        log.transfer().progress().accepted();
        assertThat(phone.takeStatus("REFER", 202).header("Contact")).isNotEmpty();
        SipText trying = notified("SIP/2.0 100 Trying");
        assertThat(trying.header("Event")).isEqualTo("refer");
        assertThat(trying.header("Subscription-State")).startsWith("active;expires=");
        log.transfer().progress().ringing();
        notified("SIP/2.0 180 Ringing");
        log.transfer().progress().completed();
        assertThat(notified("SIP/2.0 200 OK").header("Subscription-State")).isEqualTo("terminated;reason=noresource");
    }

    @Test
    public void oneNotificationWaitsForTheOther() {
        ask("Refer-To: <sip:103@127.0.0.1>", "transfer 103");
        log.transfer().progress().accepted();
        log.transfer().progress().completed();
        SipText first = phone.takeRequest("NOTIFY");
        call.send("OPTIONS", "", "");
        phone.takeStatus("OPTIONS", 200);
        assertThat(phone.waiting(m -> m.request() && m.method().equals("NOTIFY")))
                .isZero();
        phone.respond(first, 200, "", "", "");
        notified("SIP/2.0 200 OK");
    }

    @Test
    public void aTransferThatFailsLaterIsTold() {
        ask("Refer-To: <sip:103@127.0.0.1>", "transfer 103");
        log.transfer().progress().accepted();
        notified("SIP/2.0 100 Trying");
        log.transfer().progress().failed(Cause.USER_BUSY);
        assertThat(notified("SIP/2.0 486 Busy Here").header("Subscription-State"))
                .startsWith("terminated");
        ask("Refer-To: <sip:104@127.0.0.1>", "transfer 104");
        log.transfer().progress().accepted();
        assertThat(notified("SIP/2.0 100 Trying").header("Event")).startsWith("refer;id=");
    }

    @Test
    public void whatMayNotBeIsRefusedAndWhatCannotBeIsTold() {
        ask("Refer-To: <sip:103@127.0.0.1>", "transfer 103");
        log.transfer().progress().failed(Cause.NOT_ALLOWED);
        phone.takeStatus("REFER", 403);
        ask("Refer-To: <sip:777@127.0.0.1>", "transfer 777");
        log.transfer().progress().failed(Cause.UNALLOCATED_NUMBER);
        phone.takeStatus("REFER", 202);
        notified("SIP/2.0 404 Not Found");
        assertThat(leg.state()).isEqualTo(Leg.State.UP);
    }

    @Test
    public void whoDoesNotWantToBeToldIsNot() {
        ask("Refer-To: <sip:103@127.0.0.1>\r\nRefer-Sub: false", "transfer 103");
        log.transfer().progress().accepted();
        assertThat(phone.takeStatus("REFER", 202).header("Refer-Sub")).isEqualTo("false");
        log.transfer().progress().completed();
        call.send("OPTIONS", "", "");
        phone.takeStatus("OPTIONS", 200);
        assertThat(phone.waiting(SipText::request)).isZero();
    }

    @Test
    public void numbersAreReadFromEveryKindOfAddress() {
        String[][] addresses = {
            {"<sip:103@127.0.0.1;user=phone>", "103"},
            {"sip:103@127.0.0.1", "103"},
            {"\"Some <One>\" <sip:103@127.0.0.1>;x=y", null},
            {"<sips:%2A43@127.0.0.1;transport=tls;method=INVITE>", "*43"},
            {"<tel:+86-10-1234>", "+86101234"},
            {"<sip:127.0.0.1>", ""},
            {"<sip:103@127.0.0.1;method=BYE>", null},
            {"<http://127.0.0.1/>", null},
            {"<mailto:a@b>", null},
        };
        for (String[] address : addresses) {
            assertThat(ReferTo.parse(address[0]).map(ReferTo::number))
                    .as(address[0])
                    .isEqualTo(java.util.Optional.ofNullable(address[1]));
        }
    }

    @Test
    public void withoutATargetThatCanBeReadNothingHappens() {
        assertThat(refer("").status()).isEqualTo(400);
        assertThat(refer("Refer-To: <sip:103@127.0.0.1;method=BYE>").status()).isEqualTo(400);
        assertThat(refer("Refer-To: <http://127.0.0.1/>").status()).isEqualTo(400);
        assertThat(log.rest()).isEmpty();
    }

    @Test
    public void aConsultationIsFoundByItsDialog() throws IOException {
        RawUa second = sip.phone("101");
        PhoneCall other = PhoneCall.to(second, "103", sip.port);
        Leg consultation = answered(other, second, new LegLog());
        ask(
                "Refer-To: <sip:103@127.0.0.1?Replaces=" + other.replacesParameter() + "&Require=replaces>",
                "transfer 103 consulted");
        assertThat(log.transfer().consultation()).isSameAs(consultation);
        log.transfer().progress().failed(Cause.FACILITY_REJECTED);
        phone.takeStatus("REFER", 403);
        other.send("BYE", "", "");
        second.takeStatus("BYE", 200);
    }

    @Test
    public void dialogsOfOthersAndDialogsThatAreNotThereAreTheSame() throws IOException {
        RawUa victim = sip.phone("102");
        PhoneCall theirs = PhoneCall.to(victim, "103", sip.port);
        answered(theirs, victim, new LegLog());
        String stolen = "Refer-To: <sip:103@127.0.0.1?Replaces=" + theirs.replacesParameter() + ">";
        SipText refused = refer(stolen);
        SipText unknown = refer("Refer-To: <sip:103@127.0.0.1?Replaces=nobody%3Bto-tag%3Da%3Bfrom-tag%3Db>");
        assertThat(refused.start()).isEqualTo(unknown.start()).isEqualTo("SIP/2.0 403 Forbidden");
        assertThat(refer("Refer-To: <sip:103@127.0.0.1?Replaces=" + call.replacesParameter() + ">")
                        .status())
                .isEqualTo(403);
        assertThat(log.rest()).isEmpty();
        theirs.send("BYE", "", "");
        victim.takeStatus("BYE", 200);
    }

    @Test
    public void theImplicitSubscriptionCanBeRefreshedAndEnded() {
        call.send("SUBSCRIBE", "Event: refer\r\nExpires: 60", "");
        phone.takeStatus("SUBSCRIBE", 489);
        ask("Refer-To: <sip:103@127.0.0.1>", "transfer 103");
        log.transfer().progress().accepted();
        notified("SIP/2.0 100 Trying");
        call.send("SUBSCRIBE", "Event: refer\r\nExpires: 60", "");
        phone.takeStatus("SUBSCRIBE", 200);
        notified("SIP/2.0 100 Trying");
        call.send("SUBSCRIBE", "Event: refer\r\nExpires: 0", "");
        phone.takeStatus("SUBSCRIBE", 200);
        assertThat(notified("SIP/2.0 100 Trying").header("Subscription-State")).isEqualTo("terminated;reason=timeout");
    }

    @Test
    public void anotherPhoneOfTheSameUserAsksForTheCall() throws IOException {
        RawUa other = sip.phone("101");
        PhoneCall taking = PhoneCall.to(other, "102", sip.port);
        taking.invite(SOUND, "MD5", "Replaces: " + call.replaces() + "\r\nRequire: replaces");
        IncomingCall taken = sip.calls.next();
        assertThat(taken.replaces()).isSameAs(leg);
        taken.leg().hangup(Cause.CALL_REJECTED);
        taking.ackRefused(other.takeStatus("INVITE", 603));
    }

    @Test
    public void nobodyElseGetsTheCallByGuessingItsDialog() throws IOException {
        RawUa thief = sip.phone("102");
        refused(thief, call.replaces(), 481);
        refused(thief, "nobody;to-tag=a;from-tag=b", 481);
        refused(thief, "nobody", 400);
        RawUa own = sip.phone("101");
        refused(own, call.replaces() + ";early-only", 486);
        assertThat(sip.calls.waiting()).isZero();
    }

    private void refused(RawUa ua, String replaces, int status) {
        PhoneCall attempt = PhoneCall.to(ua, "102", sip.port);
        attempt.invite(SOUND, "MD5", "Replaces: " + replaces);
        attempt.ackRefused(ua.takeStatus("INVITE", status));
    }
}
