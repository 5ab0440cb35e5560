package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.EventStream;
import org.strowger.scenarios.product.Plugins;
import org.strowger.scenarios.product.Rest;
import org.strowger.scenarios.product.Shell;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.VendorBuild;
import org.strowger.testkit.audio.Passage;
import org.strowger.testkit.audio.Wav;

/** The life of a vendor's plug-in: built outside, uploaded, used, renewed under a call, removed. */
public class VendorSampleScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("vendor");

    private static final String ID = "notice-board";
    private static final String NOTICE = "0801";
    private static final String CODE = "*86";
    private static final String PLUGINS = "/api/v1/plugins";
    private static final String NOTICES = "/api/v1/config/notice";
    private static final String EVENTS = "/api/v1/events/types";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static VendorBuild first;
    private static VendorBuild second;

    @BeforeClass
    public static void build() {
        first = VendorBuild.run(PBX.directory(), "1.0.0");
        second = VendorBuild.run(PBX.directory(), "1.1.0");
        PBX.extension("401");
        PBX.extension("402");
        PBX.admin()
                .patch("/api/v1/config/call-settings/default", Map.of("operatorExtension", "402"))
                .expectSuccess();
    }

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void aVendorsPluginComesIsUsedIsRenewedAndGoes() {
        PBX.call("401", CODE, SippScenario.call().refused(404));
        uploads();
        try (EventStream events = EventStream.open(PBX.admin())) {
            isThere();
            isHeard();
            await().atMost(LIMIT)
                    .until(() -> !events.events("notice.heard", NOTICE).isEmpty());
        }
        isRenewedUnderACall();
        isRemovedAndLeavesItsConfiguration();
        isInstalledAgainAndPurged();
    }

    // ---- comes

    private static JsonNode done(Rest.Reply accepted) {
        return new Plugins(PBX::admin).done(accepted);
    }

    private static void uploads() {
        Rest.Reply stranger = PBX.admin().upload(PLUGINS, first.archive(), first.signature());
        assertThat(stranger.expect(422).body().path("code").asText()).startsWith("plugin.signature.");
        PBX.admin()
                .post("/api/v1/config/plugin-key", Map.of("name", "example", "key", first.publicKey()))
                .expectSuccess();
        done(PBX.admin().upload(PLUGINS, first.archive(), first.signature()));
        JsonNode plugin = PBX.admin().read(PLUGINS + "/" + ID);
        assertThat(plugin.path("state").asText()).isEqualTo("running");
        assertThat(plugin.path("version").asText()).isEqualTo("1.0.0");
        assertThat(plugin.path("signature").path("signer").asText()).isEqualTo("example");
    }

    // ---- is used

    private static List<String> contributed() {
        List<String> kinds = new ArrayList<>();
        PBX.admin()
                .read("/api/v1/contributions?limit=1000&plugin=" + ID)
                .path("items")
                .forEach(item -> kinds.add(
                        item.path("kind").asText() + " " + item.path("id").asText()));
        return kinds;
    }

    private static boolean listed(String path, String field, String value) {
        return PBX.admin().read(path).path("items").findValuesAsText(field).contains(value);
    }

    private static void isThere() {
        Rest.Reply silent = PBX.admin()
                .post(NOTICES, Map.of("number", NOTICE, "title", "Nobody hears it", "prompts", List.of("gone")));
        assertThat(silent.expect(422).text()).contains("prompts[0]");
        PBX.admin()
                .post(NOTICES, Map.of("number", NOTICE, "title", "Fire drill", "times", 100))
                .expectSuccess();
        assertThat(contributed())
                .contains(
                        "config-type notice",
                        "destination-kind notice",
                        "event notice.heard",
                        "feature-code notices",
                        "number-provider notice",
                        "number-range notice",
                        "page notices",
                        "prompt notice-next",
                        "rest-resource /notices",
                        "shell-command notice:heard");
        assertThat(PBX.shell().run("pbx:contributions --plugin " + ID).text()).contains("notices", CODE);
        assertThat(listed("/api/v1/pages", "route", "/notices")).isTrue();
        assertThat(PBX.admin().read(NOTICES + "/schema").toString()).contains("afterwards", "公告");
        assertThat(listed(EVENTS, "name", "notice.heard")).isTrue();
    }

    private static Passage spoken(String prompt) {
        Path file = VendorBuild.SOURCES.resolve("src/main/resources/prompts/en").resolve(prompt + ".wav");
        return Passage.of(Wav.read(file));
    }

    private static Baresip phone(String number) {
        return PBX.closing(PBX.phone(number, "udp").start(PBX.directory()).awaitRegistered());
    }

    private static void isHeard() {
        VendorBuild.dial(VendorBuild.SOURCES, PBX, "401");
        Baresip phone = phone("401");
        phone.dial(CODE);
        phone.awaitEstablished();
        phone.await("CALL_CLOSED", LIMIT);
        assertThat(spoken("notice-next").in(phone.heard())).hasSize(1);
        assertThat(spoken("notice-none").in(phone.heard())).hasSize(1);
        PBX.endPeers();
        JsonNode notices = PBX.admin().read("/api/v1/notices").path("items");
        assertThat(notices.path(0).path("number").asText()).isEqualTo(NOTICE);
        assertThat(notices.path(0).path("times").asInt())
                .as("by a phone, and by the vendor's own test")
                .isEqualTo(2);
        Shell.Output shown = PBX.shell().run("notice:heard");
        assertThat(shown.status()).isZero();
        assertThat(shown.text()).contains(NOTICE, "Fire drill");
    }

    // ---- is renewed

    /** Who is inside goes to the fallback when the time is over; who calls afterwards hears the new version. */
    private static void isRenewedUnderACall() {
        Baresip operator = phone("402");
        Baresip caller = phone("401");
        caller.dial(NOTICE);
        caller.awaitEstablished();
        await().atMost(LIMIT)
                .until(() -> !spoken("notice-none").in(caller.heard()).isEmpty());
        done(PBX.admin().upload(PLUGINS + "/" + ID + "/update?drainSeconds=3", second.archive(), second.signature()));
        operator.awaitEstablished();
        assertThat(PBX.admin().read(PLUGINS + "/" + ID).path("version").asText())
                .isEqualTo("1.1.0");
        caller.hangup();
        PBX.endPeers();
        await().atMost(LIMIT).until(() -> PBX.records("401", NOTICE).size() == 1);
        assertThat(steps(PBX.records("401", NOTICE).get(0))).contains("the script is out of service", "operator");
        PBX.call("401", NOTICE, SippScenario.call().answered().pause(500).bye());
        assertThat(PBX.admin().read(NOTICES + "/" + NOTICE).path("title").asText())
                .isEqualTo("Fire drill");
    }

    private static List<String> steps(JsonNode record) {
        List<String> steps = new ArrayList<>();
        record.path("steps").forEach(step -> steps.add(step.path("decision").asText()));
        return steps;
    }

    // ---- goes

    private static void isRemovedAndLeavesItsConfiguration() {
        PBX.admin()
                .post("/api/v1/config/attendant", Map.of("number", "0600", "name", "Menu", "key1", "notice:" + NOTICE))
                .expectSuccess();
        done(PBX.admin().delete(PLUGINS + "/" + ID + "?now=true"));
        isGone();
        // Its items still own their numbers: a call there is not a wrong number, and goes to the fallback.
        await().atMost(LIMIT).until(() -> PBX.records("401", NOTICE).size() == 2);
        PBX.callee("402", SippScenario.callee().ring().answer().awaitBye());
        PBX.call("401", NOTICE, SippScenario.call().answered().pause(300).bye());
        PBX.endPeers();
        await().atMost(LIMIT).until(() -> PBX.records("401", NOTICE).size() == 3);
        assertThat(steps(PBX.records("401", NOTICE).get(0))).contains("notice " + NOTICE + " is out of service");
        JsonNode left = type("notice");
        assertThat(left.path("active").asBoolean(true)).as(left.toString()).isFalse();
        assertThat(PBX.admin()
                        .read("/api/v1/config/attendant/0600")
                        .path("key1")
                        .asText())
                .isEqualTo("notice:" + NOTICE);
        assertThat(PBX.admin().delete("/api/v1/config/types/notice").status())
                .as("something refers to it")
                .isBetween(400, 499);
    }

    private static JsonNode type(String name) {
        for (JsonNode type : PBX.admin().read("/api/v1/config/types").path("items")) {
            if (type.path("name").asText().equals(name)) {
                return type;
            }
        }
        return MissingNode.getInstance();
    }

    private static void isGone() {
        assertThat(PBX.admin().get(PLUGINS + "/" + ID).status()).isEqualTo(404);
        assertThat(contributed()).isEmpty();
        PBX.call("401", CODE, SippScenario.call().refused(404));
        assertThat(listed("/api/v1/pages", "route", "/notices")).isFalse();
        await().atMost(LIMIT).until(() -> PBX.admin().get("/api/v1/notices").status() == 404);
        assertThat(PBX.shell().run("notice:heard").text()).doesNotContain("Fire drill");
        assertThat(listed(EVENTS, "name", "notice.heard")).isFalse();
    }

    private static void isInstalledAgainAndPurged() {
        done(PBX.admin().upload(PLUGINS, second.archive(), second.signature()));
        assertThat(PBX.admin().read(NOTICES + "/" + NOTICE).path("title").asText())
                .isEqualTo("Fire drill");
        PBX.call("401", NOTICE, SippScenario.call().answered().pause(300).bye());
        PBX.admin().delete("/api/v1/config/attendant/0600").expectSuccess();
        done(PBX.admin().delete(PLUGINS + "/" + ID + "?purge=true&now=true"));
        isGone();
        assertThat(type("notice").isMissingNode()).isTrue();
        PBX.call("401", NOTICE, SippScenario.call().refused(404));
        PBX.admin().delete("/api/v1/config/number-range/notice").expectSuccess();
        done(PBX.admin().upload(PLUGINS, second.archive(), second.signature()));
        await("a plug-in that begins anew brings its range again")
                .atMost(LIMIT)
                .until(() ->
                        PBX.admin().get("/api/v1/config/number-range/notice").status() == 200);
    }
}
