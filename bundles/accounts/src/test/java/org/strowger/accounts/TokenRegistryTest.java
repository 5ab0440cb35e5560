package org.strowger.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.ApiTokens.Created;
import org.strowger.api.accounts.Role;
import org.strowger.api.accounts.Scope;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;

public class TokenRegistryTest {
    private static final Account ANNA = new Account("anna", Role.OPERATOR, "");
    private static final String HERE = "192.0.2.1";

    @Rule
    public final AccountsHarness harness = new AccountsHarness();

    @Before
    public void makeAccount() {
        harness.account("anna", "operator");
    }

    private Created token(List<String> networks, Duration life) {
        var expires = life == null ? null : harness.scheduler.clock().instant().plus(life);
        return harness.tokens.create(ANNA, " export ", Set.of(Scope.READ), networks, expires);
    }

    @Test
    public void itActsForItsAccount() {
        Created made = token(List.of(), null);
        assertThat(made.secret()).startsWith("swt_").hasSizeGreaterThan(40);
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(harness.tokens.use(made.secret(), HERE)).hasValueSatisfying(use -> {
            assertThat(use.account()).isEqualTo(ANNA);
            assertThat(use.token().scopes()).containsExactly(Scope.READ);
            assertThat(use.token().name()).isEqualTo("export");
        });
        assertThat(harness.tokens.use(made.secret() + "x", HERE)).isEmpty();
        assertThat(harness.tokens.use("swt_", HERE)).isEmpty();
        assertThat(harness.tokens.all().toString()).doesNotContain(made.secret());
    }

    @Test
    public void itOutlivesARestartAndSaysWhenItWasUsed() {
        Created made = token(List.of("192.0.2.0/24"), null);
        harness.tokens.use(made.secret(), HERE);
        await().until(() -> harness.tokens.all().get(0).lastUsed() != null);
        harness.stop();
        harness.start();
        assertThat(harness.tokens.use(made.secret(), HERE)).isPresent();
        assertThat(harness.tokens.all()).singleElement().satisfies(t -> {
            assertThat(t.lastSource()).isEqualTo(HERE);
            assertThat(t.networks()).containsExactly("192.0.2.0/24");
        });
    }

    @Test
    public void itEndsWithItsTimeAndOutsideOfItsNetworks() {
        Created brief = token(List.of(), Duration.ofHours(1));
        Created local = token(List.of("10.0.0.0/8", "2001:db8::/32"), null);
        assertThat(harness.tokens.use(local.secret(), HERE)).isEmpty();
        assertThat(harness.tokens.use(local.secret(), "10.1.2.3")).isPresent();
        assertThat(harness.tokens.use(local.secret(), "2001:db8:0:0:0:0:0:1")).isPresent();
        assertThat(harness.tokens.use(local.secret(), "2001:db9::1")).isEmpty();
        assertThat(harness.tokens.use(brief.secret(), HERE)).isPresent();
        harness.scheduler.advance(Duration.ofHours(1));
        assertThat(harness.tokens.use(brief.secret(), HERE)).isEmpty();
    }

    @Test
    public void itsRoleIsThatOfTheAccountAtThatMoment() {
        Created made = token(List.of(), null);
        harness.patch("account", "anna", Map.of("role", "billing"));
        assertThat(harness.tokens
                        .use(made.secret(), HERE)
                        .orElseThrow()
                        .account()
                        .role())
                .isEqualTo(Role.BILLING);
        harness.patch("account", "anna", Map.of("enabled", false));
        assertThat(harness.tokens.use(made.secret(), HERE)).isEmpty();
    }

    @Test
    public void anotherAccountOfTheSameNameDoesNotInheritIt() {
        Created made = token(List.of(), null);
        harness.delete("anna");
        assertThat(harness.tokens.use(made.secret(), HERE)).isEmpty();
        await().until(() -> harness.tokens.all().isEmpty());
        harness.account("anna", "admin");
        assertThat(harness.tokens.use(made.secret(), HERE)).isEmpty();
    }

    @Test
    public void aDeletedOneIsGoneForGood() {
        Created made = token(List.of(), null);
        assertThat(harness.tokens.delete(made.token().id())).isTrue();
        assertThat(harness.tokens.delete(made.token().id())).isFalse();
        assertThat(harness.tokens.use(made.secret(), HERE)).isEmpty();
        harness.stop();
        harness.start();
        assertThat(harness.tokens.use(made.secret(), HERE)).isEmpty();
    }

    @Test
    public void whatIsWrongIsSaidFieldByField() {
        ProblemException refused = catchThrowableOfType(
                () -> harness.tokens.create(
                        ANNA,
                        "a\nb",
                        Set.of(),
                        List.of("10.0.0.0/8", "10.0.0.0/33", "example.org", "1.2.3", "::/x"),
                        harness.scheduler.clock().instant()),
                ProblemException.class);
        assertThat(refused.problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder(
                        "name", "scopes", "expires", "networks[1]", "networks[2]", "networks[3]", "networks[4]");
    }

    @Test
    public void thereIsABoundForEachAccount() {
        for (int i = 0; i < 50; i++) {
            token(List.of(), null);
        }
        assertThat(catchThrowableOfType(() -> token(List.of(), null), ProblemException.class)
                        .kind())
                .isEqualTo(ProblemException.Kind.CONFLICT);
    }
}
