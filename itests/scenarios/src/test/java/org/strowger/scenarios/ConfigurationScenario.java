package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.RegisterAttempt;
import org.strowger.scenarios.peers.Sipp;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.Rest;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.testkit.audio.Tones;

/** A change takes effect at once and disturbs nobody; a wrong one changes nothing; what was done can be undone. */
public class ConfigurationScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("configuration");

    private static final Duration HEAR = Duration.ofSeconds(20);
    private static final String ALL = "/api/v1/config/extension?limit=1000&sort=number";

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void changesTakeEffectAndTheCallGoesOn() {
        Baresip a = PBX.closing(
                PBX.phone("201", "udp").withTone(440).start(PBX.directory()).awaitRegistered());
        Baresip b = PBX.closing(
                PBX.phone("202", "tls").withTone(620).start(PBX.directory()).awaitRegistered());
        a.dial("202");
        a.awaitEstablished();
        b.awaitEstablished();
        awaitVoice(a, 620, 1000);
        long pid = PBX.product().pid();
        String oldPassword = PBX.passwordOf("201");

        PBX.change("201", Map.of("password", TestProduct.randomPassword()));
        PBX.change("202", Map.of("codecs", List.of("ulaw", "alaw")));
        PBX.change("202", Map.of("enabled", false));

        assertThat(attempt("201", oldPassword)).isEqualTo(401);
        assertThat(attempt("201", PBX.passwordOf("201"))).isEqualTo(200);
        assertThat(attempt("202", PBX.passwordOf("202"))).isBetween(400, 499);
        int heard = Tones.in(a.heard()).heardMillis(620);
        awaitVoice(a, 620, heard + 2000);
        awaitVoice(b, 440, heard);
        assertThat(Tones.in(a.heard()).gaps(620, 100)).isEmpty();
        assertThat(Tones.in(b.heard()).gaps(440, 100)).isEmpty();
        assertThat(PBX.product().calls()).hasSize(1);
        assertThat(PBX.product().pid()).isEqualTo(pid);
        a.hangup();
        b.awaitClosed();
    }

    @Test
    public void theOrderOfCodecsIsThatOfTheExtension() {
        PBX.extension("211");
        assertThat(answerTo("PCMU PCMA", List.of("alaw", "ulaw"))).startsWith("8");
        assertThat(answerTo("PCMU PCMA", List.of("ulaw", "alaw"))).startsWith("0");
        assertThat(answerTo("PCMA PCMU", List.of("ulaw", "alaw"))).startsWith("0");
    }

    @Test
    public void aWrongChangeIsRefusedAndChangesNothing() {
        PBX.extension("221");
        PBX.extension("222");
        String before = PBX.admin().read(ALL).toString();
        long version = version();

        refused(PBX.admin().patch("/api/v1/config/extension/221", Map.of("maxRegistrations", 99)), "maxRegistrations");
        refused(PBX.admin().patch("/api/v1/config/extension/221", Map.of("codecs", List.of("mp3"))), "codecs");
        refused(PBX.admin().post("/api/v1/config/extension", Map.of("number", "222", "name", "Twice")), "number");
        refused(PBX.admin().post("/api/v1/config/extension", Map.of("number", "not a number")), "number");
        refused(PBX.admin().patch("/api/v1/config/extension/221", Map.of("noSuchField", true)), "noSuchField");

        assertThat(PBX.admin().read(ALL).toString()).isEqualTo(before);
        assertThat(version()).isEqualTo(version);
    }

    @Test
    public void rollbackRestoresEverything() {
        PBX.extension("231");
        PBX.extension("232");
        String password = PBX.passwordOf("231");
        String before = PBX.admin().read(ALL).toString();
        long version = version();

        PBX.change("231", Map.of("name", "Somebody else", "codecs", List.of("ulaw")));
        PBX.change("231", Map.of("password", TestProduct.randomPassword()));
        PBX.admin().delete("/api/v1/config/extension/232").expectSuccess();
        assertThat(attempt("231", password)).isEqualTo(401);
        JsonNode done = PBX.admin()
                .post("/api/v1/config/transactions/" + version + "/rollback", Map.of())
                .expectSuccess()
                .body();

        assertThat(done.path("rollbackOf").asLong()).isEqualTo(version);
        assertThat(PBX.admin().read(ALL).toString()).isEqualTo(before);
        assertThat(attempt("231", password)).isEqualTo(200);
        assertThat(version()).isEqualTo(done.path("version").asLong());
    }

    /** Payload types of the answer to a call that offers these codecs, when the extension prefers those. */
    private static String answerTo(String offered, List<String> preferred) {
        PBX.change("211", Map.of("codecs", preferred));
        Sipp caller = PBX.caller(
                "211", "*43", SippScenario.call(offered).answered().pause(200).bye());
        caller.awaitPassed(HEAR);
        String received = caller.messages().replaceAll("(?s)message sent.*?(?=message received|$)", "");
        return Pattern.compile("m=audio \\d+ RTP/AVP ([0-9 ]+)")
                .matcher(received)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static void refused(Rest.Reply reply, String field) {
        assertThat(reply.status()).as(reply.text()).isIn(400, 409, 422);
        JsonNode problem = reply.body().path("problems").path(0);
        assertThat(problem.path("field").asText()).as(reply.text()).startsWith(field);
        assertThat(problem.path("code").asText()).as(reply.text()).isNotEmpty();
        assertThat(problem.path("text").path("en").asText()).as(reply.text()).isNotEmpty();
        assertThat(problem.path("text").path("zh").asText()).as(reply.text()).containsPattern("\\p{IsHan}");
    }

    private static long version() {
        return PBX.admin()
                .read("/api/v1/config/transactions?limit=1")
                .path("items")
                .path(0)
                .path("version")
                .asLong();
    }

    private static int attempt(String user, String password) {
        return RegisterAttempt.of(PBX.product().sip(), user, password).status();
    }

    private static void awaitVoice(Baresip phone, int hz, int millis) {
        await().atMost(HEAR).until(() -> Tones.in(phone.heard()).heardMillis(hz) >= millis);
    }
}
