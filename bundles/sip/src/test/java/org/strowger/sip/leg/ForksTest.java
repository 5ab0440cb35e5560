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
import org.strowger.sip.testing.FakeMedia;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** Calls that a proxy forks, and devices that send reliable provisional responses. */
public class ForksTest {
    private static final String ALLOW = "Allow: INVITE, ACK, BYE, CANCEL, UPDATE, PRACK";

    @Rule
    public final SipFixture sip = new SipFixture();

    private final LegLog log = new LegLog();
    private RawUa phone;
    private Leg leg;
    private SipText invite;

    @Before
    public void call() throws IOException {
        phone = sip.phone("102");
        leg = sip.legTo(phone);
        leg.start(log);
        invite = phone.takeRequest("INVITE");
        assertThat(invite.headers("Supported")).anyMatch(s -> s.contains("100rel"));
    }

    private static String answer(int port) {
        return Sdp.audio(port, "8", "sendrecv");
    }

    private int heardPort() {
        return ((FakeMedia.Endpoint) leg.media()).parameters().remote().getPort();
    }

    private void reliable(int status, String tag, int rseq, String sdp) {
        phone.respond(invite, status, tag, "Require: 100rel\r\nRSeq: " + rseq + "\r\n" + ALLOW, sdp);
    }

    private SipText prack(String rack, String tag) {
        SipText prack = phone.takeRequest("PRACK");
        assertThat(prack.header("RAck")).isEqualTo(rack);
        assertThat(prack.tag("To")).isEqualTo(tag);
        phone.respond(prack, 200, "", "", "");
        return prack;
    }

    private void answered(String tag, String sdp) {
        phone.respond(invite, 200, tag, "", sdp);
        assertThat(phone.takeRequest("ACK").tag("To")).isEqualTo(tag);
        assertThat(log.next()).isEqualTo("answered");
    }

    private void hangUp(String tag) {
        leg.hangup(Cause.NORMAL_CLEARING);
        SipText bye = phone.takeRequest("BYE");
        assertThat(bye.tag("To")).isEqualTo(tag);
        phone.respond(bye, 200, "", "", "");
        assertThat(log.next()).isEqualTo("ended NORMAL_CLEARING");
    }

    /** A leg whose call was forked waits a while for late answers. */
    private void forgotten() {
        await().until(() -> {
            sip.time.advance(Duration.ofSeconds(33));
            return sip.server().legs() == 0;
        });
    }

    @Test
    public void reliableResponsesAreAcknowledgedInOrder() {
        int number = Integer.parseInt(invite.header("CSeq").split(" ")[0]);
        reliable(180, "t1", 7, "");
        assertThat(log.next()).isEqualTo("ringing");
        prack("7 " + number + " INVITE", "t1");
        reliable(180, "t1", 7, "");
        reliable(183, "t1", 10, answer(31_000));
        reliable(183, "t1", 8, answer(31_000));
        assertThat(log.next()).isEqualTo("early");
        prack("8 " + number + " INVITE", "t1");
        assertThat(phone.waiting(m -> m.method().equals("PRACK"))).isZero();
        answered("t1", "");
        assertThat(heardPort()).isEqualTo(31_000);
        hangUp("t1");
    }

    @Test
    public void theForkThatAnswersIsHeard() {
        phone.respond(invite, 183, "t1", "", answer(31_000));
        assertThat(log.next()).isEqualTo("early");
        phone.respond(invite, 180, "t2", "", "");
        phone.respond(invite, 183, "t3", "", answer(31_020));
        assertThat(log.next()).isEqualTo("early");
        assertThat(heardPort()).isEqualTo(31_020);
        answered("t2", answer(31_010));
        assertThat(heardPort()).isEqualTo(31_010);
        phone.respond(invite, 200, "t3", "", answer(31_020));
        assertThat(phone.takeRequest("ACK").tag("To")).isEqualTo("t3");
        SipText other = phone.takeRequest("BYE");
        assertThat(other.tag("To")).isEqualTo("t3");
        phone.respond(other, 200, "", "", "");
        assertThat(heardPort()).isEqualTo(31_010);
        hangUp("t2");
        phone.respond(invite, 200, "t1", "", answer(31_000));
        assertThat(phone.takeRequest("ACK").tag("To")).as("late, but hung up").isEqualTo("t1");
        phone.respond(phone.takeRequest("BYE"), 200, "", "", "");
        forgotten();
    }

    @Test
    public void eachForkHasItsOwnAnswerAndNumbers() {
        int number = Integer.parseInt(invite.header("CSeq").split(" ")[0]);
        reliable(183, "t1", 500, answer(31_000));
        assertThat(log.next()).isEqualTo("early");
        SipText first = prack("500 " + number + " INVITE", "t1");
        reliable(183, "t2", 20, answer(31_010));
        assertThat(log.next()).isEqualTo("early");
        SipText second = prack("20 " + number + " INVITE", "t2");
        assertThat(second.header("CSeq")).as("numbers of its own").isEqualTo(first.header("CSeq"));
        PhoneCall other = PhoneCall.answered(phone, invite, "t1");
        other.send("UPDATE", "", Sdp.audio("127.0.0.1", 31_004, "8", "sendrecv", 2));
        phone.takeStatus("UPDATE", 491);
        answered("t1", "");
        assertThat(heardPort())
                .as("the answer of the one that was not heard last")
                .isEqualTo(31_000);
        hangUp("t1");
        forgotten();
    }

    @Test
    public void aDeviceChangesItsEarlySound() {
        reliable(183, "t1", 1, answer(31_000));
        phone.respond(phone.takeRequest("PRACK"), 200, "", "", "");
        assertThat(log.next()).isEqualTo("early");
        PhoneCall device = PhoneCall.answered(phone, invite, "t1");
        device.send("UPDATE", "", Sdp.audio("127.0.0.1", 31_004, "0", "sendrecv", 2));
        assertThat(Sdp.firstType(phone.takeStatus("UPDATE", 200).body())).isEqualTo("0");
        assertThat(heardPort()).isEqualTo(31_004);
        answered("t1", "");
        assertThat(heardPort()).isEqualTo(31_004);
        hangUp("t1");
    }

    @Test
    public void anUnreliableAnswerAllowsNoUpdateYet() {
        phone.respond(invite, 183, "t1", ALLOW, answer(31_000));
        assertThat(log.next()).isEqualTo("early");
        PhoneCall device = PhoneCall.answered(phone, invite, "t1");
        device.send("UPDATE", "", Sdp.audio("127.0.0.1", 31_004, "0", "sendrecv", 2));
        phone.takeStatus("UPDATE", 500);
        answered("t1", answer(31_000));
        hangUp("t1");
    }
}
