package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.Sipp;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.Vitals;

/** Why did this call go there: 103 calls 101, whose calls go to 102, and one sees it all, but no secret. */
public class TraceScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("trace");

    private static final Duration LIMIT = Duration.ofSeconds(40);
    /** What messages say that nobody may see later. */
    private static final Pattern SECRET =
            Pattern.compile("(?:response|cnonce|nonce)=\"([^\"]{6,})\"|inline:([A-Za-z0-9+/=]{20,})");

    private Vitals before;

    @Before
    public void baseline() {
        List.of("101", "102", "103").forEach(PBX::extension);
        before = PBX.product().vitals();
    }

    @After
    public void leavesNothingBehind() {
        PBX.endPeers();
        PBX.awaitBackAt(before);
    }

    @Test
    public void aForwardedCallTellsWhereItWentAndWhy() throws IOException {
        PBX.change("102", Map.of("srtp", "required"));
        Baresip callee =
                PBX.closing(PBX.phone("102", "udp").withEncryption("srtp-mand").start(PBX.directory()));
        callee.awaitRegistered();
        PBX.admin()
                .put("/api/v1/config/forwarding/101", Map.of("alwaysEnabled", true, "alwaysTarget", "102"))
                .expectSuccess();
        long version = PBX.admin()
                .read("/api/v1/config/history?limit=1")
                .at("/items/0/version")
                .asLong();

        SippScenario calls = SippScenario.call().answered().key('7').pause(3000).bye();
        Sipp caller = PBX.caller("103", "101", calls);
        String id = live(caller);
        caller.awaitPassed(LIMIT);
        PBX.recordOf("103", "101");
        await().atMost(LIMIT).until(() -> trace(id).path("end").isObject());

        JsonNode trace = trace(id);
        itIsAllThere(trace, version);
        JsonNode listed = PBX.admin().read("/api/v1/cdr?extension=103").at("/items/0");
        assertThat(listed.path("id").asText()).isEqualTo(id);
        assertThat(listed.path("traced").asBoolean()).isTrue();
        assertThat(PBX.shell().run("pbx:trace-call " + id).text())
                .contains(
                        "INVITE 101",
                        "calls of 101 are forwarded to 102 (always)",
                        "[forwarding 101]",
                        "The caller hung up.");
        noSecretIsAnywhere(id, caller);
    }

    /** The trace of the call that goes on, which grows. */
    private static String live(Sipp caller) {
        await().atMost(LIMIT).until(() -> answered().isPresent());
        String id = answered().orElseThrow().path("id").asText();
        await().atMost(LIMIT)
                .until(() -> PBX.admin().get("/api/v1/calls/" + id + "/trace").status() == 200);
        JsonNode first = PBX.admin().read("/api/v1/calls/" + id + "/trace");
        assertThat(first.path("live").asBoolean()).isTrue();
        assertThat(first.path("end").isNull()).isTrue();
        int last = 0;
        for (JsonNode step : first.path("steps")) {
            last = Math.max(last, step.path("n").asInt());
        }
        int known = last;
        await().atMost(LIMIT)
                .until(() -> PBX.admin()
                                .read("/api/v1/cdr/" + id + "/trace?since=" + known)
                                .path("steps")
                                .size()
                        > 0);
        assertThat(caller.port()).isPositive();
        return id;
    }

    private static Optional<JsonNode> answered() {
        for (JsonNode call : PBX.admin().read("/api/v1/calls").path("items")) {
            if (!call.path("answeredAt").isNull()) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    private static JsonNode trace(String id) {
        return PBX.admin().read("/api/v1/cdr/" + id + "/trace");
    }

    private static List<String> ladder(JsonNode trace, String party) {
        List<String> lines = new ArrayList<>();
        for (JsonNode step : trace.path("steps")) {
            boolean from = step.path("fromParty").asText().equals(party);
            if (step.path("kind").asText().equals("sip")
                    && (from || step.path("toParty").asText().equals(party))) {
                String what = step.path("status").isNull()
                        ? step.path("method").asText()
                        : step.path("status").asText();
                lines.add((from ? "> " : "< ") + what);
            }
        }
        return lines;
    }

    private static void itIsAllThere(JsonNode trace, long version) {
        assertThat(trace.path("parties").findValuesAsText("label"))
                .containsExactly("103 Phone 103", "Strowger", "102 Phone 102");
        assertThat(ladder(trace, "p1"))
                .containsSubsequence("> INVITE", "< 401", "> ACK", "> INVITE", "< 200", "> ACK", "> BYE", "< 200");
        assertThat(ladder(trace, "p2")).containsSubsequence("< INVITE", "> 200", "< ACK", "< BYE", "> 200");
        assertThat(trace.path("steps")).anySatisfy(step -> {
            assertThat(step.path("kind").asText()).isEqualTo("routing");
            assertThat(step.at("/rule/type").asText()).isEqualTo("forwarding");
            assertThat(step.at("/rule/key").asText()).isEqualTo("101");
            assertThat(step.path("configVersion").asLong()).isEqualTo(version);
            assertThat(step.at("/summary/zh").asText()).contains("101", "102", "无条件");
        });
        assertThat(trace.path("truncated").asBoolean()).isFalse();
        JsonNode sound = trace.at("/media/1");
        assertThat(sound.path("encryption").asText()).isEqualTo("sdes");
        assertThat(sound.path("codec").asText()).startsWith("PCM");
        assertThat(sound.at("/received/packets").asInt())
                .as(trace.path("media").toString())
                .isGreaterThan(50);
        assertThat(sound.path("mos").asDouble()).isGreaterThan(3);
        assertThat(trace.at("/media/0/sent/packets").asInt()).isGreaterThan(50);
        assertThat(trace.at("/end/cause").asText()).isEqualTo("normal-clearing");
        assertThat(trace.at("/end/by").asText()).isEqualTo("caller");
    }

    private static void noSecretIsAnywhere(String id, Sipp caller) throws IOException {
        Set<String> secrets = new TreeSet<>(List.of(PBX.passwordOf("102"), PBX.passwordOf("103")));
        Matcher found = SECRET.matcher(caller.messages());
        while (found.find()) {
            secrets.add(found.group(1) == null ? found.group(2) : found.group(1));
        }
        assertThat(secrets).as("of the passwords, and what SIPp has seen").hasSizeGreaterThan(3);
        String pcap =
                PBX.admin().get("/api/v1/cdr/" + id + "/trace.pcap").expect(200).text();
        assertThat(pcap).contains("INVITE sip:101@", "a=crypto:", "inline:***");
        String rest = PBX.admin().get("/api/v1/cdr/" + id + "/trace").text();
        assertThat(rest).contains("inline:***", "response=***");
        await().atMost(LIMIT).until(() -> stored().contains(id));
        for (String secret : secrets) {
            assertThat(pcap).doesNotContain(secret);
            assertThat(rest).doesNotContain(secret);
            assertThat(stored()).doesNotContain(secret);
        }
        assertThat(rest + pcap + stored()).doesNotContainPattern("inline:[A-Za-z0-9+/]{8}");
        assertThat(rest + pcap + stored()).doesNotContainIgnoringCase("signal=7");
    }

    /** All that lies in the files of the traces, unpacked. */
    private static String stored() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(PBX.product().home().resolve("data/trace"))) {
            for (Path file : files.toList()) {
                ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
                while (in.hasRemaining()) {
                    byte[] id = new byte[in.getInt()];
                    byte[] trace = new byte[in.getInt()];
                    in.getLong();
                    in.get(id).get(trace);
                    byte[] plain = new InflaterInputStream(new ByteArrayInputStream(trace)).readAllBytes();
                    all.append(new String(plain, StandardCharsets.UTF_8));
                }
            }
        }
        return all.toString();
    }
}
