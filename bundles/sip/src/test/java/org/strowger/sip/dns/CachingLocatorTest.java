package org.strowger.sip.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.strowger.sip.stack.SipUri;
import org.strowger.testkit.ManualScheduler;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.SRVRecord;

public class CachingLocatorTest {
    private static final long TTL = 60;
    private final ManualScheduler time = new ManualScheduler();
    private FakeDns dns;
    private CachingLocator locator;

    @Before
    public void start() throws IOException {
        dns = new FakeDns();
        locator = new CachingLocator(dns.resolver(), new Random(1), time);
    }

    @After
    public void stop() {
        dns.close();
    }

    private static Name name(String text) throws IOException {
        return Name.fromString(text, Name.root);
    }

    private void a(String name, String address, long ttl) throws IOException {
        dns.add(new ARecord(name(name), DClass.IN, ttl, InetAddress.getByName(address)));
    }

    private void srv(String name, int priority, int port, String target) throws IOException {
        dns.add(new SRVRecord(name(name), DClass.IN, TTL, priority, 0, port, name(target)));
    }

    private static SipUri uri(String scheme, String host, int port, String transport) {
        return new SipUri(scheme, "", host, port, transport, scheme + ":" + host);
    }

    private List<String> locate(SipUri uri) throws Exception {
        return locator.locate(uri).toCompletableFuture().get(20, TimeUnit.SECONDS).stream()
                .map(Object::toString)
                .toList();
    }

    private List<String> locate(String host) throws Exception {
        return locate(uri("sip", host, -1, ""));
    }

    @Test
    public void literalsNeedNobody() throws Exception {
        assertThat(locate("192.0.2.1")).containsExactly("udp:192.0.2.1:5060");
        assertThat(locate(uri("sips", "[2001:db8::1]", 7000, ""))).containsExactly("tls:[2001:db8:0:0:0:0:0:1]:7000");
        assertThat(dns.asked).isEmpty();
    }

    @Test
    public void aPortMeansAddressesOnly() throws Exception {
        a("pbx.example", "192.0.2.1", TTL);
        dns.add(new AAAARecord(name("pbx.example"), DClass.IN, TTL, InetAddress.getByName("2001:db8::1")));
        assertThat(locate(uri("sip", "pbx.example", 5070, "tcp")))
                .containsExactly("tcp:192.0.2.1:5070", "tcp:[2001:db8:0:0:0:0:0:1]:5070");
        assertThat(dns.asked).containsExactlyInAnyOrder("pbx.example. A", "pbx.example. AAAA");
    }

    @Test
    public void rulesThenServersThenAddresses() throws Exception {
        dns.add(new NAPTRRecord(
                name("itsp.example"), DClass.IN, TTL, 20, 0, "s", "SIP+D2U", "", name("_sip._udp.itsp.example")));
        dns.add(new NAPTRRecord(
                name("itsp.example"), DClass.IN, TTL, 10, 0, "s", "SIPS+D2T", "", name("_sips._tcp.itsp.example")));
        srv("_sips._tcp.itsp.example", 1, 5071, "one.itsp.example");
        srv("_sip._udp.itsp.example", 20, 5060, "two.itsp.example");
        srv("_sip._udp.itsp.example", 10, 5062, "one.itsp.example");
        a("one.itsp.example", "192.0.2.1", TTL);
        a("two.itsp.example", "192.0.2.2", TTL);
        assertThat(locate("itsp.example"))
                .containsExactly("tls:192.0.2.1:5071", "udp:192.0.2.1:5062", "udp:192.0.2.2:5060");
        assertThat(locate(uri("sips", "itsp.example", -1, ""))).containsExactly("tls:192.0.2.1:5071");
    }

    @Test
    public void withoutServersTheHostItself() throws Exception {
        a("plain.example", "192.0.2.5", TTL);
        assertThat(locate("plain.example")).containsExactly("udp:192.0.2.5:5060");
        assertThat(locate(uri("sip", "plain.example", -1, "tls"))).containsExactly("tls:192.0.2.5:5061");
    }

    @Test
    public void nothingIsRememberedForAWhile() throws Exception {
        assertThat(locate("missing.example")).isEmpty();
        int questions = dns.asked.size();
        assertThat(locate("missing.example")).isEmpty();
        assertThat(dns.asked).hasSize(questions);
        time.advance(Duration.ofSeconds(16));
        locate("missing.example");
        assertThat(dns.asked).hasSizeGreaterThan(questions);
    }

    @Test
    public void lifeIsBounded() throws Exception {
        a("zero.example", "192.0.2.6", 0);
        a("long.example", "192.0.2.7", 1_000_000);
        locate(uri("sip", "zero.example", 5060, ""));
        locate(uri("sip", "zero.example", 5060, ""));
        assertThat(dns.asked).hasSize(2);
        locate(uri("sip", "long.example", 5060, ""));
        time.advance(Duration.ofSeconds(301));
        locate(uri("sip", "long.example", 5060, ""));
        assertThat(dns.asked).hasSize(6);
    }

    @Test
    public void thousandsOfAnswersAreCutAndLoopsEnd() throws Exception {
        for (int i = 0; i < 1000; i++) {
            a("many.example", "198.18." + i / 250 + "." + i % 250, TTL);
        }
        for (int i = 0; i < 1000; i++) {
            srv("_sip._udp.crowd.example", i, 5060, "many.example");
        }
        dns.add(new CNAMERecord(name("loop.example"), DClass.IN, TTL, name("pool.example")));
        dns.add(new CNAMERecord(name("pool.example"), DClass.IN, TTL, name("loop.example")));
        assertThat(locate(uri("sip", "many.example", 5060, ""))).hasSize(16);
        assertThat(locate("crowd.example")).hasSize(16);
        assertThat(locate(uri("sip", "loop.example", 5060, ""))).isEmpty();
        assertThat(dns.asked).hasSizeLessThan(50);
    }

    @Test
    public void namesThatLeadToOurselvesLeadNowhere() throws Exception {
        a("evil.example", "127.0.0.1", TTL);
        a("evil.example", "224.0.0.1", TTL);
        a("evil.example", "0.0.0.0", TTL);
        assertThat(locate("evil.example")).isEmpty();
    }

    @Test
    public void silenceBlocksNobodyAndEnds() throws Exception {
        dns.silent = true;
        CompletableFuture<?> answer =
                locator.locate(uri("sip", "slow.example", 5060, "")).toCompletableFuture();
        CompletableFuture<?> same =
                locator.locate(uri("sip", "slow.example", 5060, "")).toCompletableFuture();
        assertThat(answer).isNotDone();
        time.advance(Duration.ofSeconds(6));
        assertThat(answer.get(1, TimeUnit.SECONDS)).isEqualTo(List.of());
        assertThat(same.get(1, TimeUnit.SECONDS)).isEqualTo(List.of());
    }
}
