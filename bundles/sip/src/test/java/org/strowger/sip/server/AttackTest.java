package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.sip.SecurityEvent;
import org.strowger.sip.testing.Digest;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** Rows of docs/robustness.md that need the whole server. */
public class AttackTest {
    private static final String OFFER = Sdp.audio(30_000, "8", "sendrecv");
    private static final String[] METHODS = {
        "REGISTER", "INVITE", "OPTIONS", "SUBSCRIBE", "MESSAGE", "PUBLISH", "REFER", "NOTIFY", "INFO", "BYE", "FOO"
    };

    @Rule
    public final SipFixture sip = new SipFixture();

    private SipText register(RawUa phone, String password) {
        String uri = "sip:127.0.0.1:" + sip.port;
        String callId = RawUa.unique();
        phone.send(phone.request("REGISTER", uri, callId, "f", "sip:101@127.0.0.1", 1, "", ""));
        SipText challenge = phone.takeStatus("REGISTER", 401);
        String answer = Digest.authorization(challenge, "MD5", "101", password, "REGISTER", uri);
        phone.send(phone.request("REGISTER", uri, callId, "f", "sip:101@127.0.0.1", 2, answer, ""));
        return phone.take("answer", m -> !m.request());
    }

    /** Row 31: after some wrong passwords, the right one does not help either, and nobody else suffers. */
    @Test
    public void passwordsCannotBeTriedOneAfterAnother() throws IOException {
        RawUa phone = sip.phone("101");
        assertThat(register(phone, "secret-101").status()).isEqualTo(200);
        sip.account(sip.accountOf("103"));
        RawUa attacker = sip.phone("103");
        String uri = "sip:127.0.0.1:" + sip.port;
        String last = "";
        for (int i = 0; i < 12; i++) {
            String password = i < 11 ? "guess " + i : "secret-103";
            attacker.send(attacker.request("REGISTER", uri, RawUa.unique(), "f", "sip:103@127.0.0.1", 1, "", ""));
            SipText challenge = attacker.takeStatus("REGISTER", 401);
            String answer = Digest.authorization(challenge, "MD5", "103", password, "REGISTER", uri);
            attacker.send(attacker.request("REGISTER", uri, RawUa.unique(), "f", "sip:103@127.0.0.1", 2, answer, ""));
            SipText refusal = attacker.take("answer", m -> !m.request());
            assertThat(refusal.status()).isEqualTo(401);
            assertThat(refusal.header("WWW-Authenticate")).doesNotContain("stale");
            last = refusal.header("WWW-Authenticate");
        }
        assertThat(last).isNotEmpty();
        assertThat(register(phone, "secret-101").status()).isEqualTo(200);
    }

    /** Row 32: what was sent with a nonce of somebody else blames nobody. */
    @Test
    public void forgedGuessesBlameNobody() throws IOException {
        RawUa victim = sip.phone("101");
        String uri = "sip:127.0.0.1:" + sip.port;
        String forged = "Authorization: Digest username=\"101\", realm=\"strowger\", nonce=\"" + "A".repeat(43)
                + "\", uri=\"" + uri + "\", response=\"" + "0".repeat(32)
                + "\", algorithm=MD5, cnonce=\"c\", nc=00000001, qop=auth";
        for (int i = 0; i < 100; i++) {
            victim.send(victim.request("REGISTER", uri, RawUa.unique(), "f", "sip:101@127.0.0.1", 1, forged, ""));
            assertThat(victim.takeStatus("REGISTER", 401).header("WWW-Authenticate"))
                    .contains("stale=true");
        }
        assertThat(register(victim, "secret-101").status()).isEqualTo(200);
        assertThat(sip.events.events(SecurityEvent.class)).isEmpty();
    }

    /** Row 29. */
    @Test
    public void whoCallsHimselfAnotherIsReported() throws IOException {
        RawUa phone = sip.phone("102");
        String uri = "sip:127.0.0.1:" + sip.port;
        phone.send(phone.request("REGISTER", uri, RawUa.unique(), "f", "sip:101@127.0.0.1", 1, "", ""));
        String answer =
                Digest.authorization(phone.takeStatus("REGISTER", 401), "MD5", "102", "secret-102", "REGISTER", uri);
        phone.send(phone.request("REGISTER", uri, RawUa.unique(), "f", "sip:101@127.0.0.1", 2, answer, ""));
        phone.takeStatus("REGISTER", 403);
        assertThat(sip.events.events(SecurityEvent.class))
                .singleElement()
                .satisfies(e -> assertThat(e.type() + e.user()).isEqualTo("security.impersonation102"));
    }

    /** Row 39: somebody who is called asks for our password, at every chance he has. */
    @Test
    public void challengesOfDevicesAreNotAnswered() throws IOException {
        RawUa phone = sip.phone("102");
        String challenge = "Proxy-Authenticate: Digest realm=\"strowger\", nonce=\"n\", qop=\"auth\"\r\n"
                + "WWW-Authenticate: Digest realm=\"strowger\", nonce=\"n\", qop=\"auth\"";
        for (int status : new int[] {401, 407}) {
            LegLog log = new LegLog();
            sip.legTo(phone).start(log);
            SipText invite = phone.takeRequest("INVITE");
            phone.respond(invite, status, "t" + status, challenge, "");
            assertInnocent(phone.takeRequest("ACK"));
            assertThat(log.next()).startsWith("ended");

            Leg leg = sip.legTo(phone);
            LegLog second = new LegLog();
            leg.start(second);
            SipText again = phone.takeRequest("INVITE");
            phone.respond(again, 200, "u" + status, "", Sdp.audio(30_002, "8", "sendrecv"));
            assertInnocent(phone.takeRequest("ACK"));
            assertThat(second.next()).isEqualTo("answered");
            PhoneCall.answered(phone, again, "u" + status).send("BYE", "", "");
            phone.takeStatus("BYE", 200);
            assertThat(second.next()).isEqualTo("ended NORMAL_CLEARING");

            Leg third = sip.legTo(phone);
            LegLog last = new LegLog();
            third.start(last);
            SipText invited = phone.takeRequest("INVITE");
            phone.respond(invited, 200, "v" + status, "", Sdp.audio(30_004, "8", "sendrecv"));
            phone.takeRequest("ACK");
            assertThat(last.next()).isEqualTo("answered");
            third.hangup(Cause.NORMAL_CLEARING);
            SipText bye = phone.takeRequest("BYE");
            assertInnocent(bye);
            phone.respond(bye, status, "", challenge, "");
            await().until(() -> sip.server().legs() == 0);
        }
        assertThat(phone.waiting(SipText::request)).isZero();
    }

    private static void assertInnocent(SipText request) {
        assertThat(request.headers("Authorization")).isEmpty();
        assertThat(request.headers("Proxy-Authorization")).isEmpty();
    }

    /** Row 14: one stolen password does not stop the others. */
    @Test
    public void oneUserDoesNotTakeAllPlaces() throws IOException {
        RawUa greedy = sip.phone("101");
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            PhoneCall.to(greedy, "102", sip.port).invite(OFFER);
            legs.add(sip.calls.next().leg());
        }
        PhoneCall refused = PhoneCall.to(greedy, "102", sip.port).invite(OFFER);
        SipText refusal = greedy.takeStatus("INVITE", 503);
        refused.ackRefused(refusal);
        RawUa other = sip.phone("102");
        PhoneCall call = PhoneCall.to(other, "101", sip.port).invite(OFFER);
        legs.add(sip.calls.next().leg());
        legs.forEach(leg -> leg.hangup(Cause.USER_BUSY));
        call.ackRefused(other.takeStatus("INVITE", 486));
    }

    /** Row 12: half as much again at most, in each zone and whatever is asked. */
    @Test
    public void repliesToStrangersAreHardlyLongerThanRequests() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            socket.setSoTimeout(300);
            for (String method : METHODS) {
                int longest = 0;
                for (int more : new int[] {0, 150, 400}) {
                    byte[] request = request(method, more, socket.getLocalPort());
                    socket.send(
                            new DatagramPacket(request, request.length, InetAddress.getByName("127.0.0.1"), sip.port));
                    int heard = heard(socket);
                    assertThat(heard * 2).as(method + " " + more).isLessThanOrEqualTo(request.length * 3);
                    longest = Math.max(longest, heard);
                }
                assertThat(longest).as(method).isPositive();
            }
        }
        assertThat(sip.server().transactions()).isZero();
    }

    private byte[] request(String method, int more, int from) {
        String text = method + " sip:102@127.0.0.1:" + sip.port + " SIP/2.0\r\nv: SIP/2.0/UDP 127.0.0.1:" + from
                + ";branch=z9hG4bK" + RawUa.unique()
                + "\r\nf: <sip:101@127.0.0.1>;tag=a\r\nt: <sip:102@127.0.0.1>\r\ni: "
                + RawUa.unique() + "\r\nCSeq: 1 " + method + "\r\n"
                + (more == 0 ? "" : "X: " + "x".repeat(more) + "\r\n")
                + "\r\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int heard(DatagramSocket socket) throws IOException {
        int bytes = 0;
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[4000], 4000);
            try {
                socket.receive(packet);
                bytes += packet.getLength();
                socket.setSoTimeout(50);
            } catch (SocketTimeoutException e) {
                socket.setSoTimeout(300);
                return bytes;
            }
        }
    }
}
