package org.strowger.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.CredentialSource;
import org.strowger.api.accounts.Role;
import org.strowger.api.accounts.Sessions.Opened;
import org.strowger.api.accounts.Sessions.Session;

public class SessionRegistryTest {
    private static final Account ANNA = new Account("anna", Role.OPERATOR, "");
    private static final Account PHONE = new Account("101", Role.USER, "101");

    @Rule
    public final AccountsHarness harness = new AccountsHarness();

    private SessionRegistry sessions;

    @Before
    public void makeRegistry() {
        harness.account("anna", "operator");
        sessions = new SessionRegistry(harness.config, harness.scheduler);
    }

    @After
    public void stop() {
        sessions.deactivate();
    }

    private Opened open(Account account) {
        return sessions.open(account, "192.0.2.1", "curl\r\n\u001b[2J");
    }

    private boolean alive(Opened opened) {
        return sessions.find(opened.token()).isPresent();
    }

    @Test
    public void aTokenIsLongRandomAndLeadsToItsSession() {
        Opened first = open(ANNA);
        Opened second = open(ANNA);
        assertThat(first.token()).hasSize(43).isNotEqualTo(second.token());
        assertThat(first.session().csrf()).hasSize(43).isNotEqualTo(first.token());
        assertThat(first.session().userAgent()).isEqualTo("curl   [2J");
        assertThat(sessions.find(first.token()).orElseThrow().account()).isEqualTo(ANNA);
        assertThat(sessions.find("")).isEmpty();
        assertThat(sessions.find(first.session().id())).isEmpty();
        assertThat(sessions.find(first.token() + "x")).isEmpty();
        assertThat(sessions.all())
                .extracting(Session::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
        sessions.close(first.token());
        assertThat(alive(first)).isFalse();
        assertThat(sessions.revoke(second.session().id())).isTrue();
        assertThat(sessions.revoke(second.session().id())).isFalse();
        assertThat(alive(second)).isFalse();
    }

    @Test
    public void idleSessionsEndUsedOnesGoOnAndAllEndAtLast() {
        Opened idle = open(ANNA);
        Opened used = open(ANNA);
        for (int i = 0; i < 24 * 2 - 1; i++) {
            harness.scheduler.advance(Duration.ofMinutes(15));
            assertThat(alive(used)).as("after %d quarters", i).isTrue();
        }
        assertThat(sessions.all()).hasSize(1);
        assertThat(alive(idle)).isFalse();
        harness.scheduler.advance(Duration.ofMinutes(15));
        assertThat(alive(used)).isFalse();
        assertThat(sessions.all()).isEmpty();
    }

    @Test
    public void theTimesAreSettable() {
        harness.patch("sign-in", "default", Map.of("idleTimeout", 60));
        assertThat(sessions.idleLimit()).isEqualTo(Duration.ofMinutes(1));
        Opened opened = open(ANNA);
        harness.scheduler.advance(Duration.ofSeconds(59));
        assertThat(alive(opened)).isTrue();
        harness.scheduler.advance(Duration.ofSeconds(60));
        assertThat(alive(opened)).isFalse();
    }

    @Test
    public void theSessionsOfAnAccountAreBounded() {
        harness.patch("sign-in", "default", Map.of("sessionsPerAccount", 2));
        Opened first = open(ANNA);
        harness.scheduler.advance(Duration.ofSeconds(1));
        Opened second = open(ANNA);
        harness.scheduler.advance(Duration.ofSeconds(1));
        assertThat(alive(first)).isTrue();
        harness.scheduler.advance(Duration.ofSeconds(1));
        Opened third = open(ANNA);
        assertThat(alive(second)).as("was idle longest").isFalse();
        assertThat(alive(first)).isTrue();
        assertThat(alive(third)).isTrue();
    }

    @Test
    public void aChangedAccountLosesItsSessionsAtOnce() {
        Opened opened = open(ANNA);
        harness.patch("account", "anna", Map.of("email", "anna@example.org"));
        assertThat(alive(opened)).as("an address justifies no sign-out").isTrue();
        harness.patch("account", "anna", Map.of("password", "another password"));
        assertThat(alive(opened)).isFalse();

        opened = open(ANNA);
        harness.patch("account", "anna", Map.of("role", "admin"));
        assertThat(alive(opened)).isFalse();

        Account promoted = new Account("anna", Role.ADMIN, "");
        opened = open(promoted);
        assertThat(alive(opened)).isTrue();
        harness.patch("account", "anna", Map.of("enabled", false));
        assertThat(alive(opened)).isFalse();
        harness.patch("account", "anna", Map.of("enabled", true));
        opened = open(promoted);
        harness.delete("anna");
        assertThat(alive(opened)).isFalse();
    }

    @Test
    public void foreignAccountsAreValidAsLongAsSomebodySaysSo() {
        Extensions extensions = new Extensions();
        assertThat(alive(open(PHONE))).as("nobody answers for it").isFalse();
        sessions.addSource(extensions);
        Opened opened = open(PHONE);
        assertThat(alive(opened)).isTrue();
        extensions.valid = false;
        assertThat(alive(opened)).isFalse();

        extensions.valid = true;
        opened = open(PHONE);
        sessions.removeSource(extensions);
        assertThat(alive(opened)).isFalse();
    }

    /** Says what it is told to. */
    private static final class Extensions implements CredentialSource {
        private boolean valid = true;

        @Override
        public Optional<Account> authenticate(String name, char[] password) {
            return Optional.empty();
        }

        @Override
        public boolean stillValid(Account account) {
            return valid && account.equals(PHONE);
        }
    }
}
