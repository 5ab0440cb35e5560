package org.strowger.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Role;
import org.strowger.api.core.ProblemException;

public class SecondFactorTest {
    private static final Account ANNA = new Account("anna", Role.OPERATOR, "");
    private static final String HERE = "192.0.2.1";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    @Rule
    public final AccountsHarness harness = new AccountsHarness();

    private AccountAuthenticator authenticator;
    private byte[] secret;

    @Before
    public void make() {
        harness.account("anna", "operator");
        authenticator = new AccountAuthenticator(harness.config, harness.hasher, harness.scheduler, harness.factors);
    }

    private List<String> turnOn() {
        secret = decode(harness.factors.begin(ANNA).secret());
        return harness.factors.confirm(ANNA, code(0));
    }

    private String code(int stepsAway) {
        return Totp.code(secret, Totp.step(harness.scheduler.clock().instant()) + stepsAway);
    }

    private static byte[] decode(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = BASE32.indexOf(text.charAt(bit / 5));
            bytes[bit / 8] |= (byte) ((value >> 4 - bit % 5 & 1) << 7 - bit % 8);
        }
        return bytes;
    }

    private Account signIn(String password, String code) {
        return authenticator.authenticate("anna", password.toCharArray(), code, HERE);
    }

    private String refusal(String password, String code) {
        return catchThrowableOfType(() -> signIn(password, code), ProblemException.class)
                .problems()
                .get(0)
                .code();
    }

    private void nextStep() {
        harness.scheduler.advance(Duration.ofSeconds(30));
    }

    @Test
    public void theCodeIsAskedForOnlyAfterTheRightPassword() {
        turnOn();
        assertThat(refusal("no", "")).isEqualTo("sign-in.wrong");
        assertThat(refusal("no", code(1))).isEqualTo("sign-in.wrong");
        assertThat(refusal(AccountsHarness.PASSWORD, "")).isEqualTo("totp.required");
        assertThat(refusal(AccountsHarness.PASSWORD, "000000")).isEqualTo("totp.wrong");
        nextStep();
        assertThat(signIn(AccountsHarness.PASSWORD, code(0))).isEqualTo(ANNA);
    }

    @Test
    public void aCodeIsGoodOnceAlsoOverARestart() {
        turnOn();
        assertThat(refusal(AccountsHarness.PASSWORD, code(0)))
                .as("used to confirm")
                .isEqualTo("totp.wrong");
        nextStep();
        String code = code(0);
        signIn(AccountsHarness.PASSWORD, code);
        assertThat(refusal(AccountsHarness.PASSWORD, code)).isEqualTo("totp.wrong");

        harness.stop();
        harness.start();
        make2();
        assertThat(refusal(AccountsHarness.PASSWORD, code)).isEqualTo("totp.wrong");
        nextStep();
        assertThat(signIn(AccountsHarness.PASSWORD, code(0))).isEqualTo(ANNA);
    }

    private void make2() {
        authenticator = new AccountAuthenticator(harness.config, harness.hasher, harness.scheduler, harness.factors);
    }

    @Test
    public void wrongCodesCountAsFailures() {
        turnOn();
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(AccountsHarness.PASSWORD, "00000" + i)).isEqualTo("totp.wrong");
            // Asking without a code in between must not wipe out what counts.
            if (i < 4) {
                assertThat(refusal(AccountsHarness.PASSWORD, "")).isEqualTo("totp.required");
            }
        }
        assertThat(refusal(AccountsHarness.PASSWORD, code(1))).isEqualTo("sign-in.throttled");
    }

    @Test
    public void askingForTheCodeIsNoFailure() {
        turnOn();
        for (int i = 0; i < 30; i++) {
            assertThat(refusal(AccountsHarness.PASSWORD, "")).isEqualTo("totp.required");
        }
    }

    @Test
    public void aRecoveryCodeIsGoodOnce() {
        List<String> codes = turnOn();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(c -> c.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
        assertThat(signIn(AccountsHarness.PASSWORD, codes.get(3).toUpperCase())).isEqualTo(ANNA);
        assertThat(harness.factors.recoveryCodesLeft("anna")).isEqualTo(9);
        assertThat(refusal(AccountsHarness.PASSWORD, codes.get(3))).isEqualTo("totp.wrong");
        harness.stop();
        harness.start();
        make2();
        assertThat(refusal(AccountsHarness.PASSWORD, codes.get(3))).isEqualTo("totp.wrong");
        assertThat(signIn(AccountsHarness.PASSWORD, codes.get(4))).isEqualTo(ANNA);
    }

    @Test
    public void aSecretCountsOnlyOnceItIsConfirmedAndInTime() {
        secret = decode(harness.factors.begin(ANNA).secret());
        assertThat(signIn(AccountsHarness.PASSWORD, "")).isEqualTo(ANNA);
        harness.scheduler.advance(Duration.ofMinutes(11));
        ProblemException late =
                catchThrowableOfType(() -> harness.factors.confirm(ANNA, code(0)), ProblemException.class);
        assertThat(late.problems().get(0).code()).isEqualTo("totp.not-begun");
        assertThat(harness.factors.active("anna")).isFalse();
    }

    @Test
    public void doorsWithOneQuestionTakeTheCodeBehindThePassword() {
        turnOn();
        nextStep();
        assertThat(catchThrowableOfType(
                                () -> authenticator.authenticateAtOnce(
                                        "anna", AccountsHarness.PASSWORD.toCharArray(), HERE),
                                ProblemException.class)
                        .problems()
                        .get(0)
                        .code())
                .isEqualTo("sign-in.wrong");
        char[] both = (AccountsHarness.PASSWORD + code(0)).toCharArray();
        assertThat(authenticator.authenticateAtOnce("anna", both, HERE)).isEqualTo(ANNA);
    }

    @Test
    public void whoNeedsOneAndHasNoneMustSetItUp() {
        assertThat(harness.factors.mustSetUp(ANNA)).isFalse();
        harness.patch("sign-in", "default", Map.of("secondFactorRoles", List.of("operator")));
        assertThat(harness.factors.mustSetUp(ANNA)).isTrue();
        assertThat(harness.factors.mustSetUp(new Account("admin", Role.ADMIN, "")))
                .isFalse();
        assertThat(catchThrowableOfType(
                                () -> authenticator.authenticateAtOnce(
                                        "anna", AccountsHarness.PASSWORD.toCharArray(), HERE),
                                ProblemException.class)
                        .kind())
                .isEqualTo(ProblemException.Kind.FORBIDDEN);
        turnOn();
        assertThat(harness.factors.mustSetUp(ANNA)).isFalse();
        assertThat(harness.factors.required(ANNA)).isTrue();
    }

    @Test
    public void itGoesWithTheAccount() {
        turnOn();
        harness.delete("anna");
        await().until(() -> !harness.factors.active("anna"));
        harness.account("anna", "operator");
        assertThat(signIn(AccountsHarness.PASSWORD, "")).isEqualTo(ANNA);
    }

    @Test
    public void usersOfExtensionsHaveNone() {
        ProblemException refused = catchThrowableOfType(
                () -> harness.factors.begin(new Account("101", Role.USER, "101")), ProblemException.class);
        assertThat(refused.problems().get(0).code()).isEqualTo("account.elsewhere");
    }

    @Test
    public void theSecretDoesNotLieOpen() throws Exception {
        turnOn();
        var key = harness.home.data("accounts").resolve("totp.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        SecretBox box = SecretBox.of(key, new java.security.SecureRandom());
        byte[] sealed = box.seal(secret, "anna");
        assertThat(box.open(sealed, "anna")).isEqualTo(secret);
        assertThat(catchThrowableOfType(() -> box.open(sealed, "bea"), IllegalStateException.class))
                .isNotNull();
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
