package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.HostilePhone;
import org.strowger.scenarios.peers.PeerProcess;
import org.strowger.scenarios.product.Rest;
import org.strowger.scenarios.product.TestProduct;

/**
 * What a phone, a guest or an administrator writes is shown as text on every page: row 73 of docs/robustness.md. The texts come the
 * way of an attacker: over SIP, in requests, in names of files. Chromium tells dialogs, script errors and breaches of the policy.
 */
public class InertScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("inert");

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String IMAGE = "<img src=x onerror=alert(1)>";
    private static final String SCRIPT = "<script>alert(2)</script>";
    private static final String QUOTES = "'\"><svg onload=alert(3)>";
    private static final String COMMENT = "-->{{constructor.constructor('alert(4)')()}}";
    private static final String AGENT = "Phone/1.0 " + IMAGE;

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void whatOthersWriteStaysText() throws Exception {
        PBX.extension("801");
        PBX.change("801", Map.of("name", COMMENT));
        PBX.change("801", Map.of("name", "Eve " + IMAGE));
        HostilePhone phone = PBX.closing(new HostilePhone(
                PBX.product().sip(),
                "801",
                PBX.extension("801"),
                new HostilePhone.Texts("Eve " + IMAGE, AGENT, SCRIPT, "here " + IMAGE)));
        assertThat(phone.register()).isEqualTo(200);
        assertThat(phone.call("%3Cimg%20src=x%20onerror=alert(5)%3E")).isGreaterThanOrEqualTo(400);
        assertThat(phone.call("*43")).isEqualTo(200);
        String record = record();
        inRequests();
        walk(List.of(
                List.of("/calls", "Eve " + IMAGE),
                List.of("/dashboard"),
                List.of("/registrations", AGENT),
                List.of("/extension-states", "Eve " + IMAGE),
                List.of("/records?range=all", "Eve " + IMAGE),
                List.of("/records/" + record, "*43"),
                List.of("/records/" + record + "/trace", "INVITE"),
                // Names that nobody has are not kept there: they may be passwords.
                List.of("/audit", "sign-in.failed"),
                List.of("/history", "801"),
                List.of("/config/extension", "Eve " + IMAGE),
                List.of("/config/extension/801", "Eve " + IMAGE),
                List.of("/plugins"),
                List.of("/account", IMAGE),
                List.of("/config/extension?search=" + encoded(IMAGE), IMAGE),
                List.of("/" + encoded(SCRIPT))));
    }

    private static String record() {
        await("record").atMost(LIMIT).until(() -> PBX.admin()
                .read("/api/v1/cdr?result=open&extension=801")
                .path("items")
                .has(0));
        return PBX.admin()
                .read("/api/v1/cdr?result=open&extension=801")
                .at("/items/0/id")
                .asText();
    }

    /** A guest who cannot sign in, a browser with a strange name, files with strange names. */
    private static void inRequests() {
        Rest guest = new Rest(PBX.product().httpsPort());
        guest.post("/api/v1/session", Map.of("user", QUOTES, "password", SCRIPT))
                .expect(401);
        new Rest(PBX.product().httpsPort())
                .named(IMAGE)
                .login("admin", PBX.product().credential("admin"));
        byte[] rows = ("number,name\n802," + IMAGE + "\n").getBytes(StandardCharsets.UTF_8);
        PBX.admin()
                .uploadNamed("/api/v1/config/extension/import", "../" + IMAGE + ".csv", rows)
                .expectSuccess();
        assertThat(PBX.admin()
                        .uploadNamed("/api/v1/plugins", IMAGE + ".kar", rows)
                        .status())
                .isBetween(400, 499);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void walk(List<List<String>> pages) throws IOException {
        Path shots = Files.createTempDirectory(PBX.directory(), "walk-inert-");
        Map<String, String> environment = Map.of(
                "BASE", "https://127.0.0.1:" + PBX.product().httpsPort(),
                "WHO", "admin",
                "PASSWORD", PBX.product().credential("admin"),
                "PAGES", json(pages),
                "SHOTS", shots.toString());
        Path program = Path.of("browser/inert.mjs").toAbsolutePath();
        try (PeerProcess process =
                PeerProcess.startListening("inert", shots, List.of("node", program.toString()), environment)) {
            assertThat(process.await(Duration.ofMinutes(4)))
                    .as(process.output())
                    .isZero();
        }
    }

    private static String json(Object value) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(value);
    }
}
