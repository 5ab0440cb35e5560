package org.strowger.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.message.MessageWriter;
import org.strowger.sip.message.ReceivedMessage;
import org.strowger.sip.stack.ClientTransaction;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.InboundResponse;
import org.strowger.sip.stack.OutboundRequest;
import org.strowger.sip.stack.Reply;
import org.strowger.sip.stack.ResponseListener;
import org.strowger.sip.stack.StackHandler;
import org.strowger.testkit.ManualScheduler;

public class TransactionLayerTest {
    private final ManualScheduler time = new ManualScheduler();
    private final Flow flow = new Flow(Transport.UDP, new InetSocketAddress("127.0.0.1", 5070));
    private final List<String> sent = new ArrayList<>();
    private final List<InboundRequest> requests = new ArrayList<>();
    private final List<InboundResponse> strays = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private boolean busy;
    private boolean trusted = true;
    private final TransactionLayer layer =
            new TransactionLayer(new Handler(), new MessageWriter("test"), new Wire(), new NoTrace(), time);

    private final class Handler implements StackHandler {
        @Override
        public boolean admit(InboundRequest request) {
            return !busy;
        }

        @Override
        public void request(InboundRequest request) {
            requests.add(request);
        }

        @Override
        public void stray(InboundResponse response) {
            strays.add(response);
        }

        @Override
        public void lost(Flow lost) {
            throw new AssertionError("UDP has no connections");
        }
    }

    private final class Wire implements Transmitter {
        @Override
        public void send(Flow over, InetSocketAddress to, byte[] message) {
            sent.add(new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public String localAddress(Flow over) {
            return "127.0.0.1:5060";
        }

        @Override
        public boolean trusts(Flow over) {
            return trusted;
        }
    }

    private static final class NoTrace implements MessageTrace {
        @Override
        public void received(ReceivedMessage message) {}

        @Override
        public void sent(byte[] message, Flow over) {}
    }

    private final class Ear implements ResponseListener {
        @Override
        public void response(InboundResponse response) {
            heard.add(Integer.toString(response.status()));
        }

        @Override
        public void failed(Failure failure) {
            heard.add(failure.name());
        }
    }

    private void receive(String text) {
        layer.received(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), flow);
    }

    private static String request(String method, String more) {
        return method + " sip:102@127.0.0.1 SIP/2.0\nVia: SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bKa\n"
                + "f: <sip:101@127.0.0.1>;tag=f\nTo: <sip:102@127.0.0.1>\nCall-ID: c\nCSeq: 1 " + method + "\n" + more
                + "Content-Length: 0\n\n";
    }

    private ClientTransaction send(String method) {
        return layer.send(
                new OutboundRequest(
                        method,
                        "sip:101@127.0.0.1:5070",
                        flow,
                        "z9hG4bKb",
                        "c",
                        7,
                        "<sip:x@y>;tag=1",
                        "<sip:z@y>",
                        List.of(),
                        null,
                        null),
                new Ear());
    }

    private static String response(int status, String method) {
        return "SIP/2.0 " + status + " X\nVia: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKb\n"
                + "From: <sip:x@y>;tag=1\nTo: <sip:z@y>;tag=2\nCall-ID: c\nCSeq: 7 " + method + "\n\n";
    }

    private int sentOf(String start) {
        return (int) sent.stream().filter(m -> m.startsWith(start)).count();
    }

    @Test
    public void aRepeatedRequestHearsItsAnswerAgainAndNobodyElseHearsOfIt() {
        receive(request("BYE", ""));
        requests.get(0).reply(Reply.of(200));
        receive(request("BYE", ""));
        assertThat(requests).hasSize(1);
        assertThat(sentOf("SIP/2.0 200 OK")).isEqualTo(2);
        assertThat(sent.get(0)).isEqualTo(sent.get(1));
        time.advance(Duration.ofSeconds(33));
        assertThat(layer.transactions()).isZero();
    }

    @Test
    public void aRefusedInviteIsRepeatedUntilItsAck() {
        receive(request("INVITE", ""));
        requests.get(0).reply(Reply.of(100));
        requests.get(0).reply(Reply.of(486).tag("t"));
        time.advance(Duration.ofSeconds(2));
        int before = sentOf("SIP/2.0 486");
        assertThat(before).isGreaterThan(1);
        receive(request("ACK", ""));
        time.advance(Duration.ofSeconds(40));
        assertThat(sentOf("SIP/2.0 486")).isEqualTo(before);
        assertThat(requests).hasSize(1);
        assertThat(layer.transactions()).isZero();
    }

    @Test
    public void anInviteThatComesAgainAfterItsAnswerIsTheLegsBusinessAndSoIsItsAck() {
        receive(request("INVITE", ""));
        requests.get(0).reply(Reply.of(200).tag("t"));
        receive(request("INVITE", ""));
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1).repeated()).isTrue();
        assertThat(requests.get(1).open()).isFalse();
        receive(request("ACK", ""));
        assertThat(requests).hasSize(3);
        time.advance(Duration.ofSeconds(33));
        assertThat(layer.transactions()).isZero();
    }

    @Test
    public void aRequestIsRepeatedUntilTimerFFires() {
        send("OPTIONS");
        time.advance(Duration.ofMillis(600));
        assertThat(sentOf("OPTIONS")).isEqualTo(2);
        time.advance(Duration.ofSeconds(31));
        assertThat(heard).isEmpty();
        time.advance(Duration.ofSeconds(2));
        assertThat(heard).containsExactly("TIMEOUT");
        assertThat(sentOf("OPTIONS")).isEqualTo(11);
        assertThat(layer.transactions()).isZero();
    }

    @Test
    public void aRefusalOfOurInviteIsAcknowledgedEachTimeAndToldOnce() {
        send("INVITE");
        receive(response(180, "INVITE"));
        time.advance(Duration.ofSeconds(60));
        assertThat(sentOf("INVITE")).isEqualTo(1);
        receive(response(486, "INVITE"));
        receive(response(486, "INVITE"));
        assertThat(heard).containsExactly("180", "486");
        assertThat(sentOf("ACK")).isEqualTo(2);
        assertThat(sent.get(1))
                .contains("branch=z9hG4bKb")
                .contains("CSeq: 7 ACK")
                .contains("To: <sip:z@y>;tag=2");
        time.advance(Duration.ofSeconds(33));
        assertThat(layer.transactions()).isZero();
    }

    @Test
    public void theFirstAnswerEndsTheTransactionAndOthersAreStray() {
        send("INVITE");
        receive(response(200, "INVITE"));
        receive(response(200, "INVITE"));
        assertThat(heard).containsExactly("200");
        assertThat(strays).hasSize(1);
        assertThat(layer.transactions()).isZero();
    }

    @Test
    public void whenBusyNewCallsAreToldSoAndRunningOnesGoOn() {
        busy = true;
        receive(request("INVITE", ""));
        assertThat(sent.get(0)).startsWith("SIP/2.0 503 Service Unavailable").contains("Retry-After: 5");
        receive(request("BYE", "").replace("To: <sip:102@127.0.0.1>", "To: <sip:102@127.0.0.1>;tag=t"));
        assertThat(requests).hasSize(1);
        assertThat(layer.transactions()).isZero();
    }

    @Test
    public void anAnswerRepeatsTheLinesOfItsRequestAndNothingElse() {
        receive(request(
                "INVITE", "Record-Route: <sip:p1;lr>,\n <sip:p2;lr>\nSubject: secret\nv: SIP/2.0/UDP 10.0.0.9\n"));
        requests.get(0).reply(Reply.of(180).tag("t").header("X-Y", "a"));
        assertThat(sent.get(0).split("\r\n"))
                .containsExactly(
                        "SIP/2.0 180 Ringing",
                        "Via: SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bKa;received=127.0.0.1",
                        "Via: SIP/2.0/UDP 10.0.0.9",
                        "From: <sip:101@127.0.0.1>;tag=f",
                        "To: <sip:102@127.0.0.1>;tag=t",
                        "Call-ID: c",
                        "CSeq: 1 INVITE",
                        "Record-Route: <sip:p1;lr>, <sip:p2;lr>",
                        "Server: test",
                        "X-Y: a",
                        "Content-Length: 0");
        assertThat(requests.get(0).recordRoutes()).containsExactly("<sip:p1;lr>", "<sip:p2;lr>");
    }

    @Test
    public void whatCannotBeReadIsRefusedOrForgottenAndHarmsNobody() {
        String good = request("OPTIONS", "");
        for (String bad : new String[] {
            "nonsense",
            "SIP/2.0 200 OK\n\n",
            good.replace("1 OPTIONS", "x OPTIONS"),
            good.replace("Call-ID: c\n", ""),
            good.replace("/UDP", "/TCP"),
            good.replace("Length: 0", "Length: 9"),
            good.replace("c\nCSeq", "c\u0000\nCSeq"),
            good.replace("To:", "To: <sip:x@y>\nTo:"),
            good.replace("SIP/2.0\nVia", "SIP/7.0\nVia"),
            " folded\n" + good
        }) {
            receive(bad);
        }
        receive(good.replace("OPTIONS sip:102@127.0.0.1", "OPTIONS tel:1"));
        assertThat(requests).isEmpty();
        assertThat(sent).allMatch(m -> m.matches("(?s)SIP/2.0 (400|416|505) .*"));
        receive(good);
        assertThat(requests).hasSize(1);
    }

    /** Whoever forges the address of somebody else does not multiply what he sends. */
    @Test
    public void aStrangerHearsHardlyMoreThanHeSaid() {
        trusted = false;
        String challenge = "Digest realm=\"strowger\", nonce=\"" + "n".repeat(43) + "\", qop=\"auth\"";
        Reply reply = Reply.of(401)
                .tag("t".repeat(32))
                .headers("WWW-Authenticate", List.of(challenge, challenge))
                .header("Allow", "INVITE");
        String previous = "";
        for (int more = 0; more <= 600; more += 20) {
            receive(request("OPTIONS", "User-Agent: " + "a".repeat(more) + "\n"));
            InboundRequest asked = requests.remove(0);
            asked.replyStateless(reply);
            String answer = sent.isEmpty() ? "" : sent.remove(0);
            assertThat(answer.length() * 2)
                    .isLessThanOrEqualTo(request("OPTIONS", "").length() * 3 + more * 3 + 120);
            assertThat(answer.length()).isGreaterThanOrEqualTo(previous.length());
            previous = answer;
        }
        assertThat(previous).containsPattern("(?s)WWW-Authenticate.*WWW-Authenticate.*Allow");
    }
}
