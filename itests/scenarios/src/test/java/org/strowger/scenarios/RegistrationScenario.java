package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.RegisterAttempt;
import org.strowger.scenarios.peers.Sipp;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.TestProduct;

/** Who may register, and what those who may not learn: nothing. */
public class RegistrationScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("registration");

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void theRightPasswordRegisters() {
        String password = PBX.extension("201");
        assertThat(attempt("201", password).status()).isEqualTo(200);
        assertThat(registeredUsers()).contains("201");
    }

    @Test
    public void aWrongPasswordLooksLikeAnUnknownUser() {
        PBX.extension("202");
        RegisterAttempt.Answers wrong = attempt("202", "not it");
        RegisterAttempt.Answers unknown = attempt("888", "not it");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.comparable()).isEqualTo(wrong.comparable());
        assertThat(registeredUsers()).doesNotContain("202", "888");
    }

    @Test
    public void aDisabledExtensionDoesNotRegister() {
        String password = PBX.extension("203");
        PBX.change("203", Map.of("enabled", false));
        assertThat(attempt("203", password).status()).isBetween(400, 499);
        assertThat(registeredUsers()).doesNotContain("203");
    }

    @Test
    public void aTransportThatIsNotAllowedIsRefused() {
        String password = PBX.extension("204");
        PBX.change("204", Map.of("transports", List.of("tls")));
        assertThat(attempt("204", password).status()).isBetween(400, 499);
        assertThat(registeredUsers()).doesNotContain("204");
    }

    @Test
    public void aPhoneCanTakeItsRegistrationBack() {
        int port = PBX.ports().one();
        PBX.extension("205");
        PBX.register("205", port);
        assertThat(registeredUsers()).contains("205");
        Sipp.Row row = new Sipp.Row("205", PBX.passwordOf("205"), Integer.toString(port), 0);
        Sipp.Job job = new Sipp.Job(
                "unregister",
                SippScenario.register(0).response(200),
                PBX.product().sip(),
                port,
                List.of(row));
        PBX.closing(Sipp.start(PBX.directory(), PBX.ports(), job)).awaitPassed(Duration.ofSeconds(20));
        await().atMost(Duration.ofSeconds(5)).until(() -> !registeredUsers().contains("205"));
    }

    @Test
    public void anUnknownCallerReachesNobody() {
        Sipp.Row row = new Sipp.Row("777", "guess", "201", PBX.deafPort());
        Sipp.Job job = new Sipp.Job(
                "stranger",
                SippScenario.callRefusedTwice(),
                PBX.product().sip(),
                PBX.ports().one(),
                List.of(row));
        PBX.closing(Sipp.start(PBX.directory(), PBX.ports(), job)).awaitPassed(Duration.ofSeconds(20));
        assertThat(PBX.product().calls()).isEmpty();
    }

    private static RegisterAttempt.Answers attempt(String user, String password) {
        return RegisterAttempt.of(PBX.product().sip(), user, password);
    }

    private static List<String> registeredUsers() {
        return PBX.admin().read("/api/v1/registrations").path("items").findValuesAsText("user");
    }
}
