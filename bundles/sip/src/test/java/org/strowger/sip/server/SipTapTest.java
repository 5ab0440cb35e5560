package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.IncomingCall;
import org.strowger.api.sip.SipTap;
import org.strowger.sip.testing.LegLog;
import org.strowger.sip.testing.PhoneCall;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.Sdp;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** Who taps sees each message as it was on the wire, whatever carried it, and whose it is. */
public class SipTapTest {
    @Rule
    public final SipFixture sip = new SipFixture();

    private final List<SipTap.Message> messages = new CopyOnWriteArrayList<>();
    private final Map<String, String> legs = new ConcurrentHashMap<>();

    private final SipTap tap = new SipTap() {
        @Override
        public void message(Message message) {
            messages.add(message);
        }

        @Override
        public void leg(String sipCallId, String legId) {
            legs.put(sipCallId, legId);
        }
    };

    private List<String> seen() {
        return messages.stream()
                .map(message -> (message.received() ? "< " : "> ") + firstWords(message))
                .toList();
    }

    private static String firstWords(SipTap.Message message) {
        String text = new String(message.data(), StandardCharsets.UTF_8);
        String[] words = text.split("\\s", 3);
        return words[0].equals("SIP/2.0") ? words[1] : words[0];
    }

    @Test
    public void allMessagesOfACallAreSeenOverEveryTransport() throws IOException, GeneralSecurityException {
        sip.trace.setTap(tap);
        List<String> transports = new ArrayList<>();
        for (RawUa phone : new RawUa[] {sip.phone("101"), sip.tcpPhone("101"), sip.tlsPhone("101")}) {
            messages.clear();
            legs.clear();
            PhoneCall call = PhoneCall.to(phone, "102", sip.port).invite(Sdp.audio(30_000, "0 8", "sendrecv"));
            IncomingCall arrived = sip.calls.next();
            arrived.leg().start(new LegLog());
            arrived.leg().answer(null);
            SipText ok = phone.takeStatus("INVITE", 200);
            call.established(ok).ack("");
            call.send("BYE", "", "");
            phone.takeStatus("BYE", 200);

            await().untilAsserted(() -> assertThat(seen())
                    .containsSubsequence("< INVITE", "> 401", "< ACK", "< INVITE", "> 200", "< ACK", "< BYE", "> 200"));
            assertThat(legs).containsValue(arrived.leg().id());
            SipTap.Message first = messages.stream()
                    .filter(message -> firstWords(message).equals("INVITE"))
                    .findFirst()
                    .orElseThrow();
            assertThat(new String(first.data(), StandardCharsets.UTF_8))
                    .contains("Call-ID: " + legs.keySet().iterator().next());
            assertThat(first.remote().getAddress().isLoopbackAddress()).isTrue();
            transports.add(first.transport());
            assertThat(first.local().get()).matches("127\\.0\\.0\\.1:(" + sip.port + "|" + sip.tlsPort + ")");
        }
        assertThat(transports).containsExactly("udp", "tcp", "tls");
    }

    @Test
    public void whoHasGoneIsToldNothing() throws IOException {
        sip.trace.setTap(tap);
        sip.trace.unsetTap(tap);
        RawUa phone = sip.phone("101");
        phone.send(phone.request("OPTIONS", "sip:127.0.0.1:" + sip.port, "quiet", "f", "sip:101@127.0.0.1", 1, "", ""));
        phone.takeStatus("OPTIONS", 200);
        assertThat(messages).isEmpty();
    }
}
