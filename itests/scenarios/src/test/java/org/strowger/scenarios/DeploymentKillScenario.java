package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.Lengthy;
import org.strowger.scenarios.product.Releases;
import org.strowger.scenarios.product.TestProduct;

/**
 * The process is killed while a plug-in is being updated or removed, once, or as often as {@code -Dkills=20} says. It comes back with the
 * version from before or the one from after, which works, and with nothing left over.
 */
public class DeploymentKillScenario {
    @ClassRule(order = 0)
    public static final Lengthy LENGTHY = new Lengthy();

    @ClassRule(order = 1)
    public static final TestProduct PBX = new TestProduct("deployment-kill");

    private static final int KILLS = Integer.getInteger("kills", 1);
    private static final long SEED = Long.getLong("seed", 42);
    /** An update takes about so long; the kill comes at some time within. */
    private static final int LONGEST_MILLIS = 1500;

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String PLUGIN = "/api/v1/plugins/cdr";

    private static Releases releases;

    @BeforeClass
    public static void trust() {
        releases = Releases.of(PBX);
        PBX.extension("201");
    }

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void killedInTheMiddleOfADeployment() throws Exception {
        Random random = new Random(SEED);
        String distributed = version();
        for (int kill = 1; kill <= KILLS; kill++) {
            String before = version();
            boolean removal = kill % 3 == 0 && !before.equals(distributed);
            String after = removal ? distributed : updated();
            if (removal) {
                PBX.admin().delete(PLUGIN + "?now=true").expect(202);
            }
            new CountDownLatch(1).await(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
            PBX.product().killHard();
            PBX.product().start();
            await("cdr runs")
                    .atMost(LIMIT)
                    .until(() -> plugin().path("state").asText().equals("running"));
            assertThat(version()).as("kill " + kill).isIn(before, after);
            assertThat(files("data/plugins/staging")).isEmpty();
            assertThat(files("data/plugins/store")).hasSize(version().equals(distributed) ? 0 : 1);
            works();
        }
        releases.update("cdr", "now=true");
        assertThat(version()).isEqualTo(releases.version());
    }

    private static String updated() {
        releases.submit("cdr", "now=true").expect(202);
        return releases.version();
    }

    private static JsonNode plugin() {
        return PBX.admin().read(PLUGIN);
    }

    private static String version() {
        return plugin().path("version").asText();
    }

    private static List<String> files(String directory) {
        Path path = PBX.product().home().resolve(directory);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(Path::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void works() {
        int before = PBX.records("201", "*44").size();
        PBX.call("201", "*44", SippScenario.call().answered().pause(300).bye());
        await("record").atMost(LIMIT).until(() -> PBX.records("201", "*44").size() == before + 1);
    }
}
