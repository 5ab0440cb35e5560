package org.strowger.trace;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecord.LegRecord;
import org.strowger.api.call.CallRecord.Rule;
import org.strowger.api.call.CallRecord.Step;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Party;
import org.strowger.api.media.MediaStatistics;
import org.strowger.api.sip.SipTap;

/** 103 calls 101, whose calls go to 102; messages as they are, secrets and all. */
final class Calls {
    static final Instant START = Instant.parse("2026-11-30T08:00:00Z");
    static final InetSocketAddress CAROL = new InetSocketAddress("192.0.2.3", 5060);
    static final InetSocketAddress BOB = new InetSocketAddress("192.0.2.2", 5062);
    static final Party CALLER = Party.extension("103", "Carol");
    static final Party CALLEE = Party.extension("102", "Bob");
    static final String DIGEST = "0123456789abcdef0123456789abcdef";
    static final String NONCE = "nonce-that-nobody-may-see";
    static final String KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    static final String ICE = "ice-password-of-twenty-four";
    static final List<String> SECRETS =
            List.of(DIGEST, NONCE, KEY, ICE, "eyJhbGciOiJFUzI1NiJ9", "Signal=7", "hidden-user-word", "see you at noon");

    private Calls() {}

    static SipTap.Message message(boolean received, InetSocketAddress remote, long micros, String... lines) {
        byte[] data = String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
        Instant at = START.plusNanos(micros * 1000);
        return new SipTap.Message(at, received, "udp", () -> "192.0.2.1:5060", remote, data);
    }

    /** A request of the caller. */
    static SipTap.Message request(long micros, String method, int cseq, String more, String body) {
        return message(
                true,
                CAROL,
                micros,
                method + " sip:101@192.0.2.1 SIP/2.0",
                "Via: SIP/2.0/UDP 192.0.2.3:5060;branch=z9hG4bK" + method + cseq,
                "From: \"Carol\" <sip:103@192.0.2.1>;tag=a",
                "To: <sip:101@192.0.2.1>",
                "Call-ID: call-a",
                "CSeq: " + cseq + " " + method,
                more,
                "Content-Length: " + body.length(),
                "",
                body);
    }

    static SipTap.Message response(
            boolean received, String callId, long micros, String status, String cseq, String body) {
        return message(
                received,
                received ? BOB : CAROL,
                micros,
                "SIP/2.0 " + status,
                "Via: SIP/2.0/UDP 192.0.2.3:5060;branch=z9hG4bK" + cseq.replace(" ", ""),
                "From: <sip:103@192.0.2.1>;tag=a",
                "To: <sip:101@192.0.2.1>;tag=b",
                "Call-ID: " + callId,
                "CSeq: " + cseq,
                "Proxy-Authenticate: Digest realm=\"strowger\", nonce=\"" + NONCE + "\", algorithm=MD5",
                body.isEmpty() ? "X: y" : "Content-Type: application/sdp",
                "Content-Length: " + body.length(),
                "",
                body);
    }

    static final String AUTHORIZATION =
            "Proxy-Authorization: Digest username=\"103\", realm=\"strowger\",\r\n nonce=\"" + NONCE
                    + "\", uri=\"sip:101@192.0.2.1\", response=\"" + DIGEST + "\", cnonce=\"" + NONCE
                    + "\", nc=00000001, qop=auth"
                    + "\r\nIdentity: eyJhbGciOiJFUzI1NiJ9.x.y;info=<https://cert.example.org/c.pem>;alg=ES256"
                    + "\r\nContact: <sip:103:hidden-user-word@192.0.2.3>\r\nContent-Type: application/sdp";

    static String sdp(String host, int port, String direction, String formats) {
        return String.join(
                "\r\n",
                "v=0",
                "o=- 1 1 IN IP4 " + host,
                "s=-",
                "c=IN IP4 " + host,
                "t=0 0",
                "m=audio " + port + " RTP/SAVP " + formats,
                "a=rtpmap:101 telephone-event/8000",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^20|1:32",
                "a=ice-ufrag:abcd",
                "a=ice-pwd:" + ICE,
                "a=ptime:20",
                "a=" + direction,
                "");
    }

    static LegRecord leg(String id, boolean inbound, Party party, boolean over) {
        return new LegRecord(
                id,
                "sip",
                inbound,
                party,
                "192.0.2.9:5060",
                START,
                inbound ? null : START.plusMillis(20),
                START.plusMillis(40),
                over ? START.plusSeconds(5) : null,
                over ? Cause.NORMAL_CLEARING : null,
                new MediaStatistics("PCMU/8000", 250, 40_000, 249, 39_840, 5, 0, 1.26, 12.5, 2, 4.31));
    }

    static List<Step> steps() {
        return List.of(
                new Step(START.plusMillis(3), "extension", "101", new Rule("extension", "101"), 17),
                new Step(
                        START.plusMillis(4),
                        "forwarding",
                        "101 to 102: UNCONDITIONAL",
                        new Rule("forwarding", "101"),
                        17),
                new Step(START.plusMillis(5), "dial", "102: 1 device", new Rule("extension", "102"), 17));
    }

    /** The call at a moment: answered or not, over or not. */
    static CallRecord record(boolean answered, boolean over, List<LegRecord> legs, List<Step> steps) {
        return new CallRecord(
                "call-1",
                "call-1",
                START.plusMillis(2),
                answered ? START.plusMillis(40) : null,
                over ? START.plusSeconds(5) : null,
                CALLER,
                "101",
                answered ? "102" : "",
                CallRecord.Kind.INTERNAL,
                over ? CallRecord.Result.ANSWERED : CallRecord.Result.OPEN,
                over ? Cause.NORMAL_CLEARING : null,
                over ? "caller" : "",
                legs,
                steps);
    }

    static List<LegRecord> legs(boolean over) {
        return List.of(leg("leg-a", true, CALLER, over), leg("leg-b", false, CALLEE, over));
    }
}
