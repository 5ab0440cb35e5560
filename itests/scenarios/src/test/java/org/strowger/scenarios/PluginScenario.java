package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.RtpProbe;
import org.strowger.scenarios.peers.RtpProbes;
import org.strowger.scenarios.peers.Sipp;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.Plugins;
import org.strowger.scenarios.product.Rest;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.testkit.plugin.Kar;
import org.strowger.testkit.plugin.Signer;

/** Plug-ins on the running product: capabilities come and go under a call, and archives are taken or refused. */
public class PluginScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("plugins");

    private static final Plugins PLUGINS = new Plugins(PBX::admin);
    private static final byte[] NONE = {};
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ROUNDS = Integer.getInteger("rounds", 2);

    /**
     * So much longer than without the product between nobody may hear nothing. By default only whether sound goes on is judged, since
     * a machine that is shared stops for long by itself; {@code -Dgap=40} is for one that does nothing else.
     */
    private static final Duration LONGEST_GAP = Duration.ofMillis(Integer.getInteger("gap", 3000));

    private static Signer vendor;
    private static Signer stranger;

    @BeforeClass
    public static void trustTheVendor() {
        vendor = Signer.make(PBX.directory(), "vendor");
        stranger = Signer.make(PBX.directory(), "stranger");
        PBX.admin()
                .post("/api/v1/config/plugin-key", Map.of("name", "vendor", "key", vendor.publicKey()))
                .expectSuccess();
        PBX.admin()
                .post("/api/v1/config/plugin-key", Map.of("name", "vendor-jar", "key", vendor.certificate()))
                .expectSuccess();
    }

    /** Also after a test that failed in the middle. */
    @Before
    public void everythingRuns() {
        states().forEach((id, state) -> {
            if (state.equals("stopped")) {
                post(id + "/start");
            }
        });
    }

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    private static Map<String, String> states() {
        return PLUGINS.states();
    }

    private static JsonNode plugin(String id) {
        return PBX.admin().read("/api/v1/plugins/" + id);
    }

    private static JsonNode done(Rest.Reply accepted) {
        return PLUGINS.done(accepted);
    }

    private static JsonNode post(String action) {
        return PLUGINS.post(action);
    }

    // --- capabilities

    @Test
    public void aTalkingCallNoticesNothing() {
        try (RtpProbes probes = new RtpProbes(PBX.ports())) {
            RtpProbe a = probes.open();
            RtpProbe b = probes.open();
            Sipp callee =
                    PBX.callee("202", SippScenario.callee().ring().answer().awaitBye(), b.port());
            Sipp caller = PBX.caller(
                    "201", "202", SippScenario.call().answered().pause(240_000).bye(), a.port());
            RtpProbe reference = probes.openReference();
            await("media").atMost(LIMIT).until(() -> {
                probes.connect(callee);
                return probes.connect(caller) == 4;
            });
            await("packets")
                    .atMost(LIMIT)
                    .until(() -> a.report().received() > 100 && b.report().received() > 100);
            List<String> gaps = new ArrayList<>();
            for (String id : List.of("cdr", "codecs", "extensions")) {
                for (int round = 0; round < ROUNDS; round++) {
                    a.takeLongestGap();
                    b.takeLongestGap();
                    reference.takeLongestGap();
                    post(id + "/stop?now=true");
                    assertThat(states()).containsEntry(id, "stopped");
                    post(id + "/start");
                    assertThat(states()).containsEntry(id, "running");
                    Duration gap = max(a.takeLongestGap(), b.takeLongestGap());
                    Duration machine = reference.takeLongestGap();
                    gaps.add(id + " " + gap.toMillis() + " ms (machine " + machine.toMillis() + ")");
                    assertThat(gap.minus(machine)).as(gaps.toString()).isLessThan(LONGEST_GAP);
                }
            }
            System.out.println("longest gaps: " + gaps);
            assertThat(PBX.product().calls()).hasSize(1);
            assertThat(PBX.admin().read("/api/v1/registrations").path("items").findValuesAsText("user"))
                    .contains("202");
            assertThat(a.report().lostOf(b.report().sent())).isLessThan(5);
            PBX.admin()
                    .delete("/api/v1/calls/"
                            + PBX.product().calls().path(0).path("id").asText());
        }
        PBX.endPeers();
        PBX.call("201", "*43", SippScenario.call().answered().pause(300).bye());
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    @Test
    public void theShellDoesTheSame() {
        assertThat(PBX.shell().run("pbx:plugins").text())
                .contains("cdr")
                .contains("running")
                .contains("distribution");
        assertThat(PBX.shell().run("pbx:plugin-stop --now cdr").status()).isZero();
        assertThat(states()).containsEntry("cdr", "stopped");
        assertThat(PBX.admin().get("/api/v1/cdr").status()).isEqualTo(503);
        assertThat(PBX.shell().run("pbx:plugin-start cdr").status()).isZero();
        assertThat(PBX.shell().run("pbx:plugin-stop config").status()).isNotZero();
        assertThat(PBX.shell().run("pbx:plugin-info sip").text()).contains("org.strowger.sip");
        PBX.admin().read("/api/v1/cdr");
    }

    /** Over a restart, and over what an update of the distribution does to Karaf's own records. */
    @Test
    public void whatWasStoppedStaysStopped() {
        post("codecs/stop?now=true");
        PBX.product().stop();
        PBX.product().start();
        assertThat(states()).containsEntry("codecs", "stopped").containsEntry("sip", "running");

        done(upload("/api/v1/plugins", sample("1.0.0")));
        PBX.product().stop();
        forgetTheBundleCache();
        PBX.product().start();
        assertThat(states())
                .containsEntry("codecs", "stopped")
                .containsEntry("sample", "running")
                .containsEntry("sip", "running");
        post("codecs/start");
        done(PBX.admin().delete("/api/v1/plugins/sample"));
    }

    private static void forgetTheBundleCache() {
        try {
            Files.delete(PBX.product().home().resolve("data/origin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIP may go too: the answer says what that costs, and phones find their registrations again. */
    @Test
    public void whatIsLostIsSaid() {
        PBX.callee("202", SippScenario.callee().ring().answer().awaitBye());
        JsonNode operation = post("sip/stop?now=true");
        assertThat(operation.path("losses").path("en").asText()).contains("call");
        assertThat(operation.path("losses").path("zh").asText()).contains("通话");
        assertThat(PBX.admin().get("/health").expect(200).text()).contains("degraded");
        post("sip/start");
        assertThat(PBX.admin().read("/api/v1/registrations").path("items").findValuesAsText("user"))
                .contains("202");
        PBX.call("201", "202", SippScenario.call().answered().pause(300).bye());
    }

    // --- archives

    private static Path file(String name) {
        return PBX.directory().resolve(name + ".kar");
    }

    private static Kar kar(String version, String... headers) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        byte[] jar = Kar.jar(
                "test.sample", version, map, Map.of("STROWGER-INF/plugin.properties", Kar.descriptor("sample")));
        return Kar.of("sample", version).bundle("sample", jar);
    }

    private static Path sample(String version) {
        return kar(version).write(file("sample-" + version));
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signed beside the archive. */
    private static Rest.Reply upload(String path, Path archive) {
        return PBX.admin().upload(path, content(archive), vendor.detached(archive));
    }

    @Test
    public void aPluginComesIsRenewedAndGoes() {
        done(upload("/api/v1/plugins", sample("1.0.0")));
        assertThat(plugin("sample").path("signature").path("signer").asText()).isEqualTo("vendor");
        assertThat(plugin("sample").path("version").asText()).isEqualTo("1.0.0");

        Path signed = vendor.signed(sample("1.1.0"), file("sample-signed"));
        done(PBX.admin().upload("/api/v1/plugins/sample/update", content(signed), NONE));
        assertThat(plugin("sample").path("version").asText()).isEqualTo("1.1.0");
        assertThat(plugin("sample").path("signature").path("signer").asText()).isEqualTo("vendor-jar");

        done(PBX.admin().delete("/api/v1/plugins/sample?purge=true"));
        assertThat(states()).doesNotContainKey("sample");
        assertThat(PBX.admin().get("/api/v1/plugins/sample").status()).isEqualTo(404);
    }

    /** The distribution's own are renewed in the same way, and come back when the newer one is removed. */
    @Test
    public void aCapabilityIsRenewed() {
        Path jar = root().resolve("bundles/cdr/target/cdr-0.1.0-SNAPSHOT.jar");
        Path archive = Kar.of("strowger-cdr", "0.1.1")
                .bundle("cdr", Kar.released(jar, "0.1.1"))
                .write(file("cdr-0.1.1"));
        done(upload("/api/v1/plugins/cdr/update?now=true", archive));
        assertThat(plugin("cdr").path("version").asText()).isEqualTo("0.1.1");
        assertThat(plugin("cdr").path("origin").asText()).isEqualTo("installed");
        int before = PBX.records("201", "*44").size();
        PBX.call("201", "*44", SippScenario.call().answered().pause(300).bye());
        await("record").atMost(LIMIT).until(() -> PBX.records("201", "*44").size() == before + 1);
        done(PBX.admin().delete("/api/v1/plugins/cdr?now=true"));
        assertThat(plugin("cdr").path("origin").asText()).isEqualTo("distribution");
        assertThat(plugin("cdr").path("state").asText()).isEqualTo("running");
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    @Test
    public void whatIsWrongIsRefusedAndNothingChanges() {
        Map<String, String> before = states();
        Path good = sample("1.0.0");
        refused("plugin.signature.missing", good, NONE);
        refused("plugin.signature.invalid", good, stranger.detached(good));
        refused("plugin.signature.untrusted", stranger.signed(good, file("stranger")), NONE);
        Path other = kar("1.0.0", "Bundle-Name", "changed").write(file("changed"));
        refused("plugin.signature.invalid", other, vendor.detached(good));
        refused("plugin.api.incompatible", kar("1.0.0", "Import-Package", "org.strowger.api.call;version=\"[9,10)\""));
        refused("plugin.bundle.fragment", kar("1.0.0", "Fragment-Host", "org.strowger.calls"));
        refused("plugin.bundle.dynamic-import", kar("1.0.0", "DynamicImport-Package", "*"));
        refused("plugin.bundle.export", kar("1.0.0", "Export-Package", "org.slf4j;version=\"1.7\""));
        refused("plugin.archive.bomb", kar("1.0.0").entry("repository/bomb", new byte[120 << 20]));
        refused("plugin.archive.path", kar("1.0.0").entry("repository/../../etc/users.properties", NONE));
        refused(
                "plugin.feature.cycle",
                kar("1.0.0")
                        .features("<features name=\"x\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
                                + "<feature name=\"sample\" version=\"1\"><feature>b</feature>"
                                + "<bundle>mvn:test/sample/1.0.0</bundle></feature>"
                                + "<feature name=\"b\" version=\"1\"><feature>sample</feature></feature></features>"));
        assertThat(states()).isEqualTo(before);
        try (var left = Files.list(PBX.product().home().resolve("data/plugins/staging"))) {
            assertThat(left).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refused(String code, Kar kar) {
        Path archive = kar.write(file("wrong"));
        refused(code, archive, vendor.detached(archive));
    }

    private static void refused(String code, Path archive, byte[] signature) {
        Rest.Reply reply = PBX.admin().upload("/api/v1/plugins", content(archive), signature);
        assertThat(reply.expect(422).body().path("code").asText()).isEqualTo(code);
    }
}
