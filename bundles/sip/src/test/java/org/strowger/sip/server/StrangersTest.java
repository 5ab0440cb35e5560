package org.strowger.sip.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/**
 * What every method does for somebody who proves nothing, in each zone: inside the local networks, outside them for an
 * extension that must be inside, and from a network that the extension does not allow. OPTIONS tells only what is public, so
 * that NAT pings work.
 */
public class StrangersTest {
    private static final Map<String, Integer> EXPECTED = new TreeMap<>(Map.ofEntries(
            Map.entry("REGISTER", 401),
            Map.entry("INVITE", 401),
            Map.entry("SUBSCRIBE", 401),
            Map.entry("MESSAGE", 401),
            Map.entry("PUBLISH", 401),
            Map.entry("REFER", 401),
            Map.entry("NOTIFY", 481),
            Map.entry("INFO", 481),
            Map.entry("UPDATE", 481),
            Map.entry("PRACK", 481),
            Map.entry("BYE", 481),
            Map.entry("CANCEL", 481),
            Map.entry("OPTIONS", 200)));

    @Rule
    public final SipFixture sip = new SipFixture();

    private RawUa victim;

    @Before
    public void bind() throws IOException {
        victim = sip.phone("102");
        sip.registrar.bind(victim);
        sip.account(outsideOnly(sip.accountOf("103")));
    }

    private static SipAccount outsideOnly(SipAccount a) {
        return new SipAccount(
                a.user(),
                a.displayName(),
                a.password(),
                true,
                a.transports(),
                a.maxContacts(),
                Duration.ofMinutes(30),
                List.of("192.0.2.0/24"),
                true,
                Duration.ZERO,
                a.qualifyTimeout(),
                false,
                a.codecs(),
                a.dtmf(),
                false,
                false,
                a.rtpTimeout(),
                false);
    }

    @Test
    public void learnNothingAndReachNobody() throws IOException {
        for (String user : new String[] {"101", "103", "999"}) {
            RawUa stranger = sip.phone(user);
            EXPECTED.forEach((method, status) -> {
                SipText answer = ask(stranger, method);
                assertThat(answer.status()).as(method + " as " + user).isEqualTo(status);
                assertThat(answer.headers("Allow-Events"))
                        .as(method + " as " + user)
                        .isEmpty();
            });
        }
        assertThat(victim.waiting(SipText::request)).isZero();
        assertThat(sip.calls.waiting()).isZero();
        assertThat(sip.server().transactions()).isZero();
    }

    private SipText ask(RawUa stranger, String method) {
        String uri = "sip:102@127.0.0.1:" + sip.port;
        String more =
                "Event: check-sync\r\nRefer-To: <sip:900@127.0.0.1>\r\nSubscription-State: active\r\nExpires: 600";
        stranger.send(stranger.request(method, uri, RawUa.unique(), RawUa.unique(), uri, 1, more, ""));
        return stranger.take("answer to " + method, m -> !m.request());
    }
}
