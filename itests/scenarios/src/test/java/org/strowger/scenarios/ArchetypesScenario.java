package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.PeerProcess;
import org.strowger.scenarios.product.Lengthy;
import org.strowger.scenarios.product.Plugins;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.VendorBuild;

/** What vendors begin with can be generated, built, tested, packed, signed, uploaded, dialled, removed. */
public class ArchetypesScenario {
    @ClassRule(order = 0)
    public static final Lengthy LENGTHY = new Lengthy();

    @ClassRule(order = 1)
    public static final TestProduct PBX = new TestProduct("archetypes");

    @Test
    public void eachMakesAPluginThatBuildsAndRuns() throws IOException {
        Path work = Files.createTempDirectory(PBX.directory(), "made-");
        generate(work);
        PBX.extension("401");
        runs(work.resolve("my-hal-driver"), "my-hal-driver");
        runs(work.resolve("my-capability"), "my-capability");
        VendorBuild.dial(work.resolve("my-capability"), PBX, "401");
        new Plugins(PBX::admin).done(PBX.admin().delete("/api/v1/plugins/my-capability?purge=true&now=true"));
        assertThat(PBX.admin().get("/api/v1/plugins/my-capability").status()).isEqualTo(404);
    }

    private static void generate(Path work) {
        Path script = Path.of("../../etc/archetypes/try").toAbsolutePath().normalize();
        List<String> command = new ArrayList<>(List.of(script.toString()));
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        try (PeerProcess run =
                PeerProcess.start("archetypes", PBX.directory(), command, Map.of("WORK", work.toString()))) {
            int status = run.await(Duration.ofMinutes(10));
            assertThat(status).as(run.output()).isZero();
            assertThat(run.output()).contains("capability: made", "hal-driver: made");
        }
    }

    /** Each has been signed by a key of its own. */
    private static void runs(Path directory, String id) {
        VendorBuild build = VendorBuild.of(directory.resolve("target/" + id + "-1.0.0.kar"));
        PBX.admin()
                .post("/api/v1/config/plugin-key", Map.of("name", id, "key", build.publicKey()))
                .expectSuccess();
        new Plugins(PBX::admin).done(PBX.admin().upload("/api/v1/plugins", build.archive(), build.signature()));
        assertThat(new Plugins(PBX::admin).states()).containsEntry(id, "running");
    }
}
