package org.strowger.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.accounts.Role;
import org.strowger.api.config.Author;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

public class AccountsTest {
    @Rule
    public final AccountsHarness harness = new AccountsHarness();

    private static Problem refused(ThrowingCallable call) {
        List<Problem> problems =
                catchThrowableOfType(ProblemException.class, call).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    public void theFirstStartMakesAnAdministratorWithARandomPassword() {
        String password = harness.home.credentials().get("admin");
        assertThat(password).hasSize(20);
        LocalAccount admin =
                harness.config.snapshot().find(LocalAccount.class, "admin").orElseThrow();
        assertThat(admin.role()).isEqualTo(Role.ADMIN);
        assertThat(harness.hasher.verify(password.toCharArray(), admin.password()))
                .isTrue();

        long version = harness.config.snapshot().version();
        harness.stop();
        harness.start();
        assertThat(harness.config.snapshot().version()).isEqualTo(version);
        assertThat(harness.home.credentials()).containsOnlyKeys("admin").containsEntry("admin", password);
    }

    @Test
    public void theAdministratorCannotBeLost() {
        assertThat(refused(() -> harness.delete("admin")).code()).isEqualTo("account.admin.deleted");
        assertThat(refused(() -> harness.patch("account", "admin", Map.of("enabled", false)))
                        .field())
                .isEqualTo("enabled");
        assertThat(refused(() -> harness.patch("account", "admin", Map.of("role", "operator")))
                        .field())
                .isEqualTo("role");
        assertThat(catchThrowableOfType(ProblemException.class, () -> harness.config.rollback(0, Author.SYSTEM))
                        .kind())
                .isEqualTo(ProblemException.Kind.INVALID);
        harness.patch("account", "admin", Map.of("password", "another password", "email", "a@example.org"));
    }

    @Test
    public void namesPasswordsAndRolesAreChecked() {
        assertThat(refused(() -> harness.account("A", "admin")).field()).isEqualTo("name");
        assertThat(refused(() -> harness.account("101", "admin")).field())
                .as("would stand before the extension 101 at sign-in")
                .isEqualTo("name");
        assertThat(refused(() -> harness.account("x".repeat(33), "admin")).field())
                .isEqualTo("name");
        assertThat(refused(() -> harness.account("user", "user")).code()).isEqualTo("field.option");
        Text tooShort = refused(() -> harness.patch("account", "admin", Map.of("password", "123456789")))
                .text();
        assertThat(tooShort.en()).contains("10");
        assertThat(tooShort.zh()).contains("10");
        assertThat(refused(() -> harness.patch("account", "admin", Map.of("password", "")))
                        .code())
                .isEqualTo("field.required");
        assertThat(refused(() -> harness.patch("sign-in", "default", Map.of("lifetime", 600)))
                        .code())
                .isEqualTo("sign-in.order");
        harness.account("anna.b-2_c", "billing");
    }
}
