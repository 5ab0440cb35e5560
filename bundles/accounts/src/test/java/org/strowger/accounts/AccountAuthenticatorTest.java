package org.strowger.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.strowger.accounts.AccountsHarness.PASSWORD;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.CredentialSource;
import org.strowger.api.accounts.Role;
import org.strowger.api.accounts.SignInRefused;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.testkit.RecordingEventBus;

public class AccountAuthenticatorTest {
    private static final String HERE = "192.0.2.1";

    @Rule
    public final AccountsHarness harness = new AccountsHarness();

    private final FastHasher hasher = new FastHasher();
    private AccountAuthenticator authenticator;

    @Before
    public void makeAuthenticator() {
        harness.account("anna", "operator");
        authenticator = new AccountAuthenticator(harness.config, hasher, harness.scheduler, harness.factors);
        authenticator.addSource(new Extensions());
    }

    private Account signIn(String name, String password, String source) {
        return authenticator.authenticate(name, password.toCharArray(), source);
    }

    private ProblemException refused(String name, String password, String source) {
        return catchThrowableOfType(ProblemException.class, () -> signIn(name, password, source));
    }

    @Test
    public void ownAccountsAndThoseOfOthersSignIn() {
        assertThat(signIn("anna", PASSWORD, HERE)).isEqualTo(new Account("anna", Role.OPERATOR, ""));
        assertThat(signIn("101", "phone", HERE)).isEqualTo(new Account("101", Role.USER, "101"));
        assertThat(refused("101", PASSWORD, HERE).kind()).isEqualTo(Kind.UNAUTHENTICATED);
    }

    @Test
    public void wrongPasswordUnknownNameAndDisabledAccountLookTheSameAndCostTheSame() {
        harness.account("off", "operator");
        harness.patch("account", "off", Map.of("enabled", false));
        ProblemException wrong = refused("anna", "wrong", HERE);
        int one = hasher.verified.get();
        assertThat(one).isEqualTo(1);
        for (ProblemException other : Arrays.asList(
                refused("nobody", "wrong", HERE),
                refused("off", PASSWORD, HERE),
                refused("101", "wrong", HERE),
                refused("x".repeat(10_000), "y".repeat(10_000), HERE),
                refused("", "", HERE))) {
            assertThat(other.kind()).isEqualTo(Kind.UNAUTHENTICATED);
            assertThat(other.problems()).isEqualTo(wrong.problems());
        }
        assertThat(hasher.verified.get()).isEqualTo(6);
    }

    @Test
    public void whatIsRefusedIsToldWithWhereItCameFromAndNothingElse() {
        RecordingEventBus bus = new RecordingEventBus();
        authenticator.events = bus;
        signIn("anna", PASSWORD, HERE);
        assertThat(bus.events()).isEmpty();
        refused("anna", "wrong", HERE);
        assertThat(bus.events())
                .containsExactly(new SignInRefused(harness.scheduler.clock().instant(), HERE));
    }

    @Test
    public void guessingANameBecomesSlowerAndSlowerButNeverEnds() {
        for (int i = 0; i < 5; i++) {
            assertThat(refused("anna", "wrong", "198.51.100." + i).kind()).isEqualTo(Kind.UNAUTHENTICATED);
        }
        assertThat(refused("anna", PASSWORD, HERE).kind()).isEqualTo(Kind.THROTTLED);
        harness.scheduler.advance(Duration.ofSeconds(2));
        assertThat(refused("anna", "wrong", HERE).kind()).isEqualTo(Kind.UNAUTHENTICATED);
        harness.scheduler.advance(Duration.ofMillis(1500));
        assertThat(refused("anna", PASSWORD, HERE).kind()).isEqualTo(Kind.THROTTLED);
        for (int i = 0; i < 200; i++) {
            harness.scheduler.advance(Duration.ofSeconds(30));
            refused("anna", "wrong", "198.51.100." + i);
        }
        harness.scheduler.advance(Duration.ofMinutes(1));
        assertThat(signIn("anna", PASSWORD, HERE).name()).isEqualTo("anna");
        assertThat(signIn("anna", PASSWORD, "203.0.113.9").name()).isEqualTo("anna");
    }

    @Test
    public void anAddressThatGuessesManyNamesIsSlowedDown() {
        for (int i = 0; i < 20; i++) {
            assertThat(refused("name" + i, "wrong", "2001:db8::" + i).kind()).isEqualTo(Kind.UNAUTHENTICATED);
        }
        assertThat(refused("anna", PASSWORD, "2001:db8::ffff").kind()).isEqualTo(Kind.THROTTLED);
        assertThat(refused("nobody", "wrong", "2001:db8::ffff").kind()).isEqualTo(Kind.THROTTLED);
        assertThat(signIn("anna", PASSWORD, HERE).name()).isEqualTo("anna");
        harness.scheduler.advance(Duration.ofMinutes(5));
        assertThat(signIn("anna", PASSWORD, "2001:db8::ffff").name()).isEqualTo("anna");
    }

    @Test
    public void whoSignedInFromHereBeforeIsNotKeptOutByOthers() {
        signIn("anna", PASSWORD, HERE);
        for (int i = 0; i < 30; i++) {
            refused("anna", "wrong", "198.51.100." + i);
        }
        assertThat(refused("anna", PASSWORD, "198.51.100.99").kind()).isEqualTo(Kind.THROTTLED);
        assertThat(signIn("anna", PASSWORD, HERE).name()).isEqualTo("anna");
    }

    @Test
    public void aSuccessOfOnesOwnDoesNotPayForGuessingOthers() {
        for (int i = 0; i < 20; i++) {
            refused("name" + i, "wrong", HERE);
            if (i < 19) {
                signIn("anna", PASSWORD, HERE);
            }
        }
        assertThat(refused("name99", "wrong", HERE).kind()).isEqualTo(Kind.THROTTLED);
    }

    @Test
    public void whatIsRememberedIsBounded() {
        Throttle throttle = new Throttle(1, Duration.ofMinutes(1));
        for (int i = 0; i < 20_000; i++) {
            throttle.count("name" + i, 0);
        }
        assertThat(throttle.size()).isEqualTo(10_000);
        assertThat(throttle.remaining("name19999", 0)).isPositive();
        assertThat(throttle.remaining("name19999", Duration.ofMinutes(4).toNanos()))
                .isZero();
    }

    /** Users of extensions. */
    private static final class Extensions implements CredentialSource {
        @Override
        public Optional<Account> authenticate(String name, char[] password) {
            return name.equals("101") && Arrays.equals(password, "phone".toCharArray())
                    ? Optional.of(new Account("101", Role.USER, "101"))
                    : Optional.empty();
        }

        @Override
        public boolean stillValid(Account account) {
            return true;
        }
    }
}
