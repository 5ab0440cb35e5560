package org.strowger.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Role;
import org.strowger.api.accounts.Sessions;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;

public class OwnProfilesTest {
    private static final Account ANNA = new Account("anna", Role.OPERATOR, "");
    private static final Account ADMIN = new Account("admin", Role.ADMIN, "");
    private static final String NEXT = "staple battery lamp";

    @Rule
    public final AccountsHarness harness = new AccountsHarness();

    private SessionRegistry sessions;
    private OwnProfiles profiles;

    @Before
    public void make() {
        harness.account("anna", "operator");
        sessions = new SessionRegistry(harness.config, harness.scheduler);
        AccountAuthenticator authenticator =
                new AccountAuthenticator(harness.config, harness.hasher, harness.scheduler, harness.factors);
        profiles = new OwnProfiles(harness.config, authenticator, sessions, harness.home);
    }

    private Problem refused(Sessions.Session session, String current, String next) {
        return catchThrowableOfType(
                        () -> profiles.changePassword(session, current.toCharArray(), next.toCharArray()),
                        ProblemException.class)
                .problems()
                .get(0);
    }

    @Test
    public void aNewPasswordEndsTheOtherSessions() {
        Sessions.Opened own = sessions.open(ANNA, "192.0.2.1", "");
        Sessions.Opened other = sessions.open(ANNA, "192.0.2.2", "");
        profiles.changePassword(own.session(), AccountsHarness.PASSWORD.toCharArray(), NEXT.toCharArray());
        assertThat(sessions.find(own.token())).isPresent();
        assertThat(sessions.find(other.token())).isEmpty();
        assertThat(sessions.all()).hasSize(1);
        // The next change, by an administrator, ends this one too.
        harness.patch("account", "anna", java.util.Map.of("password", "yet another one"));
        assertThat(sessions.find(own.token())).isEmpty();
    }

    @Test
    public void whatIsWrongNamesTheField() {
        Sessions.Session session = sessions.open(ANNA, "192.0.2.1", "").session();
        assertThat(refused(session, "no", NEXT).field()).isEqualTo("current");
        assertThat(refused(session, AccountsHarness.PASSWORD, "short").code()).isEqualTo("password.short");
        assertThat(refused(session, AccountsHarness.PASSWORD, "hello Anna 2026!")
                        .code())
                .isEqualTo("password.name");
        for (String simple :
                new String[] {"1234567890", "aaaaaaaaaaaa", "9876543210a", "qwertyuiop12", "abababababab"}) {
            assertThat(refused(session, AccountsHarness.PASSWORD, simple).code())
                    .as(simple)
                    .isEqualTo("password.simple");
        }
        assertThat(refused(session, AccountsHarness.PASSWORD, AccountsHarness.PASSWORD)
                        .code())
                .isEqualTo("password.same");
    }

    @Test
    public void guessingTheCurrentPasswordIsSlowedDown() {
        Sessions.Session session = sessions.open(ANNA, "192.0.2.1", "").session();
        for (int i = 0; i < 5; i++) {
            assertThat(refused(session, "guess " + i, NEXT).code()).isEqualTo("password.wrong");
        }
        assertThat(refused(session, AccountsHarness.PASSWORD, NEXT).code()).isEqualTo("sign-in.throttled");
    }

    @Test
    public void languageAndAddressAreOnesOwn() {
        assertThat(profiles.of(ANNA).language()).isEmpty();
        var changed = profiles.change(ANNA, "zh", "anna@example.org", "192.0.2.1");
        assertThat(changed.language()).isEqualTo("zh");
        assertThat(changed.email()).isEqualTo("anna@example.org");
        assertThat(profiles.change(ANNA, "", null, "").language()).isEmpty();
        ProblemException refused =
                catchThrowableOfType(() -> profiles.change(ANNA, "xx", null, ""), ProblemException.class);
        assertThat(refused.problems().get(0).field()).isEqualTo("language");
        assertThat(harness.config.history(0, 1).get(0).author().name()).isEqualTo("anna");
    }

    @Test
    public void theGeneratedPasswordIsKnownAsSuchUntilItIsChanged() {
        assertThat(profiles.of(ANNA).initialPassword()).isFalse();
        assertThat(profiles.of(ADMIN).initialPassword()).isTrue();
        String generated = harness.home.credentials().get("admin");
        Sessions.Session session = sessions.open(ADMIN, "192.0.2.1", "").session();
        profiles.changePassword(session, generated.toCharArray(), NEXT.toCharArray());
        assertThat(profiles.of(ADMIN).initialPassword()).isFalse();
    }

    @Test
    public void usersOfExtensionsAreSentElsewhere() {
        Account user = new Account("101", Role.USER, "101");
        assertThat(profiles.of(user).own()).isFalse();
        assertThat(catchThrowableOfType(() -> profiles.change(user, "en", null, ""), ProblemException.class)
                        .kind())
                .isEqualTo(ProblemException.Kind.FORBIDDEN);
    }
}
