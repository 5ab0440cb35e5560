package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.Rest;
import org.strowger.scenarios.product.Shell;
import org.strowger.scenarios.product.TestProduct;

/** The board limits calls, its drivers come and go while people talk, and it is the same after a restart. */
public class BoardScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("board");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int CALLS_OF_T100 = 30;

    @After
    public void endPeers() {
        PBX.endPeers();
        profile("auto");
    }

    private static void profile(String model) {
        Shell.Output output = PBX.shell().run("pbx:board-profile " + model);
        assertThat(output.status()).as(output.text()).isZero();
    }

    private static JsonNode board() {
        return PBX.admin().read("/api/v1/board");
    }

    private static void awaitBoard(String model, String state) {
        await().atMost(LIMIT)
                .until(() -> board().path("model").asText().equals(model)
                        && board().path("state").asText().equals(state));
    }

    @Test
    public void oneCallTooManyIsRefusedAndTheOthersGoOnWhileDriversComeAndGo() {
        profile("T100");
        awaitBoard("T100", "no-driver");
        int[] ports = new int[CALLS_OF_T100];
        Arrays.fill(ports, PBX.deafPort());
        PBX.extension("202");
        PBX.caller("201", "*44", SippScenario.call().answered().pause(30_000).bye(), ports);
        await().atMost(LIMIT).until(() -> PBX.product().calls().size() == CALLS_OF_T100);

        PBX.call("202", "*44", SippScenario.call().refused(503));
        Rest.Reply refused = PBX.admin().post("/api/v1/calls", Map.of("from", "201", "to", "*44"));
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        JsonNode problem = refused.body().path("problems").path(0);
        assertThat(problem.path("code").asText()).isEqualTo("calls.limit");
        assertThat(problem.path("text").path("en").asText()).contains("30 at a time", "T100");
        assertThat(problem.path("text").path("zh").asText()).contains("30", "T100");

        profile("virtual");
        awaitBoard("virtual", "ready");
        profile("generic");
        awaitBoard("generic", "ready");
        assertThat(PBX.product().calls()).hasSize(CALLS_OF_T100);
        PBX.call("202", "*44", SippScenario.call().answered().pause(200).bye());
    }

    @Test
    public void portsAreSeenByTheShellAndAWrongNameIsRefused() {
        profile("virtual");
        awaitBoard("virtual", "ready");
        assertThat(PBX.shell().run("pbx:board").text())
                .contains("virtual", "FXS-1/1", "FXO-2/1", "T600", "only chosen by hand");
        Shell.Output wrong = PBX.shell().run("pbx:board-profile T101");
        assertThat(wrong.status()).isNotZero();
        assertThat(wrong.text()).contains("There is no board \"T101\"", "U4000");
    }

    @Test
    public void theBoardIsTheSameAfterARestartAndNothingIsInstalledAgain() throws IOException {
        profile("virtual");
        awaitBoard("virtual", "ready");
        long installed = installations();
        PBX.product().stop();
        PBX.product().start();
        awaitBoard("virtual", "ready");
        await().atMost(LIMIT).until(() -> board().path("features").size() == 1);
        assertThat(installations()).isEqualTo(installed);
    }

    /** How often drivers were installed or removed in this test, as the log says. */
    private static long installations() throws IOException {
        Path log = PBX.product().home().resolve("data/log/strowger.log");
        List<String> lines = Files.readAllLines(log);
        return lines.stream()
                .filter(line -> line.matches(".*(installing|removing) \\[board-.*"))
                .count();
    }
}
