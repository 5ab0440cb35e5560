package org.strowger.sip.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.strowger.api.sip.SecurityEvent;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

public class GuessGuardTest {
    private final ManualScheduler time = new ManualScheduler();
    private final RecordingEventBus events = new RecordingEventBus();
    private final List<InetAddress> shunned = new ArrayList<>();
    private final List<InetSocketAddress> registered = new ArrayList<>();
    private final GuessGuard guard = new GuessGuard(
            time, events, InetAddress::isSiteLocalAddress, (user, from) -> isRegistered(user, from), shunned::add);

    private boolean isRegistered(String user, InetSocketAddress from) {
        return user.equals("101")
                && registered.stream()
                        .anyMatch(r -> r.getAddress().equals(from.getAddress())
                                && (from.getPort() == 0 || from.getPort() == r.getPort()));
    }

    private static InetSocketAddress at(String host, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many of so many wrong passwords are really tried. */
    private int tried(int guesses, String user, InetSocketAddress from) {
        int count = 0;
        for (int i = 0; i < guesses; i++) {
            if (guard.mayTry(user, from)) {
                count++;
            }
            guard.failed(user, from);
        }
        return count;
    }

    @Test
    public void oneAddressTriesFewPasswordsOfManyAccountsAndIsShunned() {
        int count = 0;
        for (int user = 100; user < 1100; user++) {
            count += tried(1, Integer.toString(user), at("203.0.113.7", 5060 + user));
        }
        assertThat(count).isEqualTo(30);
        assertThat(shunned).contains(at("203.0.113.7", 0).getAddress());
        assertThat(events.events(SecurityEvent.class)).singleElement().satisfies(e -> {
            assertThat(e.type()).isEqualTo("security.passwords_tried");
            assertThat(e.source()).isEqualTo("203.0.113.7");
        });
    }

    @Test
    public void oneAccountIsTriedSlowlyAndUnknownOnesAreNoDifferent() {
        for (String user : List.of("101", "no such user")) {
            assertThat(tried(100, user, at("203.0.113." + user.length(), 5060))).isEqualTo(10);
            time.advance(Duration.ofMinutes(1));
            assertThat(tried(100, user, at("203.0.113." + user.length(), 5060))).isEqualTo(2);
        }
    }

    @Test
    public void manyAddressesTogetherTryLittleAndThePhoneGoesOn() {
        InetSocketAddress phone = at("198.51.100.1", 5060);
        InetSocketAddress office = at("10.0.0.9", 5060);
        guard.passed("101", phone);
        int count = 0;
        for (int i = 0; i < 2000; i++) {
            count += tried(1, "101", at("203.0." + i / 250 + '.' + i % 250, 5060));
        }
        assertThat(count).isEqualTo(30);
        assertThat(events.events(SecurityEvent.class))
                .extracting(SecurityEvent::type, SecurityEvent::user)
                .containsExactly(tuple("security.account_attacked", "101"));
        assertThat(guard.mayTry("101", phone)).isTrue();
        assertThat(guard.mayTry("101", at("198.51.100.1", 40_000)))
                .as("after its restart")
                .isTrue();
        assertThat(guard.mayTry("101", office)).as("in the house").isTrue();
        assertThat(guard.mayTry("101", at("192.0.2.77", 5060))).as("new place").isFalse();
        time.advance(Duration.ofMinutes(1));
        assertThat(guard.mayTry("101", at("192.0.2.77", 5060))).as("later").isTrue();
    }

    @Test
    public void aPhoneThatSharesItsAddressWithTheAttackerGoesOn() {
        InetSocketAddress phone = at("198.51.100.1", 5060);
        registered.add(phone);
        assertThat(tried(500, "101", at("198.51.100.1", 6666))).isEqualTo(10);
        assertThat(guard.mayTry("101", phone)).isTrue();
        assertThat(shunned).isEmpty();
    }

    @Test
    public void oneCustomerWithManyIpv6AddressesIsOne() {
        int count = 0;
        for (int i = 0; i < 500; i++) {
            count += tried(1, "user" + i, at("2001:db8:1:2::" + Integer.toHexString(i), 5060));
        }
        assertThat(count).isEqualTo(30);
    }

    @Test
    public void namesAreToldWithoutControlCharacters() {
        guard.impersonates("1\r\n2", at("198.51.100.1", 5060));
        guard.impersonates("1\r\n2", at("198.51.100.1", 5060));
        assertThat(events.events(SecurityEvent.class)).singleElement().satisfies(e -> assertThat(e.user())
                .isEqualTo("1??2"));
    }
}
