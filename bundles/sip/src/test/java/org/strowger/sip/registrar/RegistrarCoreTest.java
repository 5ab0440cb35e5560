package org.strowger.sip.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.sip.registrar.Requests.account;
import static org.strowger.sip.registrar.Requests.from;
import static org.strowger.sip.registrar.Requests.over;
import static org.strowger.sip.registrar.Requests.request;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.Before;
import org.junit.Test;
import org.strowger.api.sip.RegistrationEvent;
import org.strowger.api.sip.RegistrationEvent.Kind;
import org.strowger.api.sip.SipAccount;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

public class RegistrarCoreTest {
    private static final String A = "<sip:101@198.51.100.7:5062>";
    private static final String B = "<sip:101@198.51.100.8:5062>";
    private static final String C = "<sip:101@198.51.100.9:5062>";

    private static final InetSocketAddress EPHEMERAL = new InetSocketAddress("198.51.100.7", 41234);

    private final ManualScheduler time = new ManualScheduler();
    private final RecordingEventBus events = new RecordingEventBus();
    private final MapBindingStore store = new MapBindingStore();
    private final Map<String, SipAccount> accounts = new ConcurrentHashMap<>();
    private RegistrarCore registrar;
    private SipAccount account;

    @Before
    public void start() {
        use(account("101", true, false, 2, Transport.UDP, Transport.TCP));
        registrar = core();
    }

    private void use(SipAccount changed) {
        account = changed;
        accounts.put("101", changed);
    }

    private RegistrarCore core() {
        return new RegistrarCore(u -> Optional.ofNullable(accounts.get(u)), time, events, store);
    }

    private RegisterResult register(RegisterRequest request) {
        return registrar.register(account, request);
    }

    private List<Kind> kinds() {
        return events.events(RegistrationEvent.class).stream()
                .map(RegistrationEvent::kind)
                .toList();
    }

    private List<String> contacts() {
        return registrar.bindings("101").stream().map(Binding::contact).toList();
    }

    @Test
    public void bindsRefreshesQueriesAndRemoves() {
        RegisterResult result = register(request("c1", 1, 600L, A));
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.contacts()).containsExactly(A + ";expires=600");
        Binding first = registrar.bindings("101").get(0);
        time.advance(Duration.ofSeconds(100));
        assertThat(register(request("c1", 2, null)).contacts()).containsExactly(A + ";expires=500");
        register(request("c1", 3, null, A + ";expires=300"));
        Binding refreshed = registrar.bindings("101").get(0);
        assertThat(refreshed.id()).isEqualTo(first.id());
        assertThat(refreshed.registeredAt()).isEqualTo(first.registeredAt());
        assertThat(refreshed.expiresAt()).isEqualTo(Instant.parse("2026-11-21T08:06:40Z"));
        assertThat(register(request("c1", 4, 0L, A)).contacts()).isEmpty();
        assertThat(registrar.bindings("101")).isEmpty();
        assertThat(store.kept).isEmpty();
        assertThat(kinds()).containsExactly(Kind.REGISTERED, Kind.REFRESHED, Kind.UNREGISTERED);
    }

    @Test
    public void expiryIsWithinTheAccountsBounds() {
        assertThat(register(request("c1", 1, null, A)).contacts()).containsExactly(A + ";expires=1800");
        assertThat(register(request("c1", 2, 99_999L, A)).contacts()).containsExactly(A + ";expires=1800");
        assertThat(register(request("c1", 3, 100L, A + ";expires=4294967295")).contacts())
                .containsExactly(A + ";expires=1800");
        assertThat(register(request("c1", 4, 100L, A + ";expires=-1")).contacts())
                .containsExactly(A + ";expires=1800");
        RegisterResult brief = register(request("c1", 5, 59L, A));
        assertThat(brief.status()).isEqualTo(423);
        assertThat(brief.minExpires()).isEqualTo(60);
        assertThat(register(request("c1", 6, 60L, A)).contacts()).containsExactly(A + ";expires=60");
    }

    @Test
    public void expiredBindingsGoWhateverTheWallClockSays() {
        register(request("c1", 1, 60L, A));
        time.advance(Duration.ofSeconds(59));
        assertThat(contacts()).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(contacts()).isEmpty();
        assertThat(registrar.all()).isEmpty();
        assertThat(kinds()).containsExactly(Kind.REGISTERED, Kind.EXPIRED);
        assertThat(time.pending()).as("one timer however many bindings").isEqualTo(1);
    }

    @Test
    public void orderWithinACallIdIsKept() {
        register(request("c1", 5, 600L, A));
        assertThat(register(request("c1", 5, 600L, A)).status()).isEqualTo(400);
        assertThat(register(request("c1", 4, 0L, A)).status()).isEqualTo(400);
        assertThat(register(request("c1", 4, 0L, "*")).status()).isEqualTo(400);
        assertThat(contacts()).hasSize(1);
        assertThat(register(request("c2", 1, 600L, A)).status()).isEqualTo(200);
        assertThat(contacts()).hasSize(1);
    }

    @Test
    public void starRemovesAllAndOnlyWithExpiresZero() {
        register(request("c1", 1, 600L, A, B));
        assertThat(register(request("c1", 2, 600L, "*")).status()).isEqualTo(400);
        assertThat(register(request("c1", 3, null, "*")).status()).isEqualTo(400);
        assertThat(register(request("c1", 4, 0L, "*", A)).status()).isEqualTo(400);
        assertThat(contacts()).hasSize(2);
        assertThat(register(request("c1", 5, 0L, "*")).contacts()).isEmpty();
        assertThat(contacts()).isEmpty();
    }

    @Test
    public void severalContactsAreAllTakenOrNone() {
        assertThat(register(request("c1", 1, 600L, A + ";q=0.5, " + B + ";q=0.9"))
                        .contacts())
                .containsExactly(B + ";expires=600", A + ";expires=600");
        assertThat(register(request("c1", 2, 600L, A, B + ";expires=10")).status())
                .isEqualTo(423);
        assertThat(register(request("c2", 1, 0L, A, "javascript:alert(1)")).status())
                .isEqualTo(400);
        assertThat(contacts()).hasSize(2);
        assertThat(register(request("c3", 1, 600L, A, A)).contacts()).hasSize(2);
    }

    @Test
    public void limitRefusesStrangers() {
        register(request("c1", 1, 600L, A));
        register(from(new InetSocketAddress("198.51.100.8", 5062), "Phone/2", "c2", 1, 600L, B));
        RegisterResult third = register(from(new InetSocketAddress("198.51.100.9", 5062), "Evil", "c3", 1, 600L, C));
        assertThat(third.status()).isEqualTo(403);
        assertThat(contacts()).containsExactlyInAnyOrder(strip(A), strip(B));
        assertThat(register(request("c4", 1, 600L, A, B, C)).status()).isEqualTo(403);
    }

    private static String strip(String contact) {
        return contact.substring(1, contact.length() - 1);
    }

    @Test
    public void limitGivesWayToTheSameDeviceAndForSilentOnes() {
        register(request("c1", 1, 600L, A));
        time.advance(Duration.ofSeconds(1));
        register(request("c2", 1, 600L, B));
        assertThat(register(request("c3", 1, 600L, C)).status()).isEqualTo(200);
        assertThat(contacts()).containsExactlyInAnyOrder(strip(B), strip(C));
        String silent = registrar.bindings("101").stream()
                .filter(b -> b.contact().equals(strip(C)))
                .findFirst()
                .orElseThrow()
                .id();
        registrar.qualified(silent, -1);
        register(from(new InetSocketAddress("203.0.113.1", 5062), "Other", "c4", 1, 600L, A));
        assertThat(contacts()).containsExactlyInAnyOrder(strip(B), strip(A));
        assertThat(kinds())
                .containsExactly(
                        Kind.REGISTERED,
                        Kind.REGISTERED,
                        Kind.REGISTERED,
                        Kind.UNREGISTERED,
                        Kind.UNREACHABLE,
                        Kind.REGISTERED,
                        Kind.UNREGISTERED);
    }

    @Test
    public void instanceIsTheDevice() {
        String instance = ";+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000A95A0E128>\";reg-id=1";
        register(request("c1", 1, 600L, A + instance));
        String id = registrar.bindings("101").get(0).id();
        RegisterResult moved = register(request("c2", 1, 600L, B + instance));
        assertThat(moved.contacts()).containsExactly(B + ";expires=600" + instance);
        assertThat(registrar.bindings("101"))
                .singleElement()
                .extracting(Binding::id)
                .isEqualTo(id);
    }

    @Test
    public void dangerousContactsAreRefused() {
        registrar.ownAddresses(a -> a.getPort() == 5099);
        for (String bad : List.of(
                "<sip:101@192.0.2.10:5060>",
                "<sip:101@192.0.2.10>",
                "<sip:101@192.0.2.10:8443>",
                "<sip:101@203.0.113.5:5099>",
                "<sip:101@127.0.0.1:5062>",
                "<sip:101@0.0.0.0:5062>",
                "<sip:101@255.255.255.255>",
                "<sip:101@224.0.1.75>",
                "<sip:101@[::1]:5062>")) {
            assertThat(register(request("c1", 1, 600L, bad)).status()).as(bad).isEqualTo(403);
        }
        for (String bad : List.of(
                "<tel:+1555>",
                "<http://198.51.100.7/>",
                "<sip:101@198.51.100.7:0>",
                "<sip:101@198.51.100.7:70000>",
                "<sip:101@a b>",
                "<sip:101@198.51.100.7",
                "\"<sip:x@y>\" sip:",
                "<sip:" + "x".repeat(2000) + "@y>",
                "",
                "<sip:101@198.51.100.7>;expires=60;expires=70",
                "<sip:101@198.51.100.7>\r\nX: y")) {
            assertThat(register(request("c1", 1, 600L, bad)).status()).as(bad).isEqualTo(400);
        }
        assertThat(register(request("x".repeat(300), 1, 600L, A)).status()).isEqualTo(400);
        assertThat(contacts()).isEmpty();
    }

    @Test
    public void targetIsTheSourceWithNatOrConnection() {
        register(request("c0", 1, 600L, "<sip:101@203.0.113.5:5062>"));
        assertThat(registrar.bindings("101").get(0).target()).isEqualTo(new InetSocketAddress("203.0.113.5", 5062));
        register(request("c0", 2, 0L, "*"));
        String elsewhere = "<sip:101@10.0.0.5:5062>";
        register(request("c1", 1, 600L, elsewhere));
        assertThat(registrar.bindings("101").get(0).target())
                .as("a private address seen from a public one")
                .isEqualTo(new InetSocketAddress("198.51.100.7", 5062));
        use(account("101", true, true, 2, Transport.UDP, Transport.TCP));
        register(request("c1", 2, 600L, elsewhere));
        assertThat(registrar.bindings("101").get(0).target()).isEqualTo(new InetSocketAddress("198.51.100.7", 5062));
        register(from(new InetSocketAddress("203.0.113.77", 40000), "Phone/1", "c9", 1, 600L, elsewhere));
        assertThat(registrar.bindings("101"))
                .as("same private address behind two NATs")
                .hasSize(2);
        assertThat(registrar.all()).extracting("address").contains("203.0.113.77:40000");
    }

    @Test
    public void nameInContactIsNeverLookedUp() {
        register(request("c1", 1, 600L, "<sip:x@df7jal23ls0d.invalid;transport=ws>"));
        assertThat(registrar.bindings("101").get(0).target()).isEqualTo(new InetSocketAddress("198.51.100.7", 5062));
    }

    @Test
    public void disabledAccountAndOtherTransportAreRefused() {
        assertThat(register(over(Transport.TLS, "f", request("c1", 1, 600L, A))).status())
                .isEqualTo(403);
        use(account("101", false, false, 2, Transport.UDP));
        assertThat(register(request("c1", 1, 600L, A)).status()).isEqualTo(403);
    }

    @Test
    public void bindingsGoWithTheirAccount() {
        register(request("c1", 1, 600L, A));
        use(account("101", true, false, 2, Transport.TCP));
        time.advance(Duration.ofSeconds(1));
        assertThat(contacts()).isEmpty();
        register(over(Transport.TCP, "f1", request("c1", 2, 600L, A)));
        use(account("101", false, false, 2, Transport.TCP));
        time.advance(Duration.ofSeconds(1));
        assertThat(contacts()).isEmpty();
        use(account("101", true, false, 2, Transport.TCP));
        register(over(Transport.TCP, "f1", request("c1", 3, 600L, A)));
        accounts.remove("101");
        time.advance(Duration.ofSeconds(10));
        assertThat(contacts()).as("its bundle may just be starting").hasSize(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(contacts()).isEmpty();
        assertThat(store.kept).isEmpty();
    }

    @Test
    public void absentAccountsServiceForgetsNobody() {
        RegistrarCore alone = new RegistrarCore(u -> null, time, events, store);
        alone.register(account, request("c1", 1, 600L, A));
        time.advance(Duration.ofSeconds(10));
        assertThat(alone.bindings("101")).hasSize(1);
        assertThat(alone.dueForQualify()).isEmpty();
    }

    @Test
    public void comesBackAfterARestart() {
        register(over(Transport.TCP, "flow-1", request("c1", 1, 600L, A)));
        String id = registrar.bindings("101").get(0).id();
        registrar.close();
        time.advance(Duration.ofSeconds(100));
        registrar = core();
        Binding back = registrar.bindings("101").get(0);
        assertThat(back.id()).isEqualTo(id);
        assertThat(back.flow()).isEmpty();
        assertThat(register(request("c1", 1, 600L, A)).status())
                .as("CSeq survives")
                .isEqualTo(400);
        time.advance(Duration.ofSeconds(500));
        assertThat(contacts()).isEmpty();
        registrar.close();
        store.save(back);
        registrar = core();
        assertThat(contacts()).as("expired while away").isEmpty();
        assertThat(store.kept).isEmpty();
    }

    @Test
    public void closedConnectionMakesUnreachableAndRegisterCures() {
        register(over(Transport.TCP, "f1", from(EPHEMERAL, "P", "c1", 1, 600L, A)));
        registrar.flowClosed("other");
        registrar.flowClosed("");
        assertThat(registrar.bindings("101").get(0).target()).isEqualTo(EPHEMERAL);
        registrar.flowClosed("f1");
        Binding cut = registrar.bindings("101").get(0);
        assertThat(cut.reachable()).isFalse();
        assertThat(cut.target()).isEqualTo(new InetSocketAddress("198.51.100.7", 5062));
        register(over(Transport.TCP, "f2", from(EPHEMERAL, "P", "c1", 2, 600L, A)));
        assertThat(registrar.bindings("101").get(0).reachable()).isTrue();
        assertThat(kinds()).containsExactly(Kind.REGISTERED, Kind.UNREACHABLE, Kind.REFRESHED);
    }

    @Test
    public void whoseConnectionIsClosedIsAskedAtOnceAtHisPort() {
        register(over(Transport.TCP, "f1", from(EPHEMERAL, "P", "c1", 1, 600L, A)));
        registrar.qualified(registrar.dueForQualify().get(0).id(), 10);
        time.advance(Duration.ofSeconds(10));
        assertThat(registrar.dueForQualify()).isEmpty();
        registrar.flowClosed("f1");
        List<Binding> due = registrar.dueForQualify();
        assertThat(due).extracting(Binding::target).containsExactly(new InetSocketAddress("198.51.100.7", 5062));
        assertThat(registrar.dueForQualify()).isEmpty();
        registrar.qualified(due.get(0).id(), 10);
        assertThat(registrar.bindings("101").get(0).reachable()).isTrue();
    }

    @Test
    public void whoIsNeverAskedIsCalledAtHisPortWhenHisConnectionIsClosed() {
        use(account("101", true, false, 2, Duration.ZERO, Transport.TCP));
        register(over(Transport.TCP, "f1", from(EPHEMERAL, "P", "c1", 1, 600L, A)));
        registrar.flowClosed("f1");
        Binding cut = registrar.bindings("101").get(0);
        assertThat(cut.reachable()).isTrue();
        assertThat(cut.flow()).isEmpty();
        assertThat(cut.target()).isEqualTo(new InetSocketAddress("198.51.100.7", 5062));
    }

    @Test
    public void qualifiesAtOnceAndThenOnceAnInterval() {
        register(request("c1", 1, 1800L, A));
        List<Binding> due = registrar.dueForQualify();
        assertThat(due).hasSize(1);
        assertThat(registrar.dueForQualify()).isEmpty();
        registrar.qualified(due.get(0).id(), 12.5);
        assertThat(registrar.of("101").get(0).latencyMs()).isEqualTo(12.5);
        time.advance(Duration.ofSeconds(300));
        assertThat(registrar.dueForQualify()).hasSize(1);
        registrar.qualified(due.get(0).id(), -1);
        registrar.qualified(due.get(0).id(), -1);
        assertThat(registrar.of("101").get(0).reachable()).isFalse();
        registrar.qualified(due.get(0).id(), 3);
        registrar.qualified("unknown", 3);
        assertThat(kinds()).containsExactly(Kind.REGISTERED, Kind.UNREACHABLE, Kind.REACHABLE);
    }

    @Test
    public void administratorRemovesABinding() {
        register(request("c1", 1, 600L, A));
        String id = registrar.all().get(0).id();
        assertThat(registrar.remove(id)).isTrue();
        assertThat(registrar.remove(id)).isFalse();
        assertThat(registrar.binding(id)).isEmpty();
        assertThat(kinds()).endsWith(Kind.UNREGISTERED);
    }

    @Test
    public void aDeviceThatAsksForItGetsAnAddressOfItsOwn() {
        String device = A + ";+sip.instance=\"<urn:uuid:0a>\"";
        RegisterResult result = register(Requests.askingForGruu(
                "pbx.example:5080", over(Transport.TCP, "tcp:x", request("c", 1, null, device))));
        assertThat(result.contacts())
                .singleElement()
                .asString()
                .contains(";pub-gruu=\"sip:101@pbx.example:5080;gr=urn:uuid:0a\"");
        assertThat(register(request("c", 2, null)).contacts()).noneMatch(c -> c.contains("gruu"));
    }

    @Test
    public void aBindingIsAtItsContactAndAtItsGruu() {
        register(request("c", 1, null, A + ";+sip.instance=\"<urn:uuid:0a>\""));
        Binding binding = registrar.bindings("101").get(0);
        assertThat(binding.isAt("sip:101@198.51.100.7:5062;ob")).isTrue();
        assertThat(binding.isAt("sip:101@pbx.example;gr=urn:uuid:0A;x=y")).isTrue();
        assertThat(binding.isAt("sip:101@198.51.100.7:5063")).isFalse();
        assertThat(binding.isAt("sip:101@pbx.example;gr=urn:uuid:0a1")).isFalse();
        assertThat(binding.isAt("sip:101@pbx.example;gr=")).isFalse();
    }
}
