package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.strowger.scenarios.peers.PeerProcess;

/** What vendors begin with can be generated, built, tested, packed and signed. Needs no product, but the API installed. */
public class ArchetypesScenario {
    @Test
    public void eachMakesAPluginThatBuilds() throws IOException {
        Path script = Path.of("../../etc/archetypes/try").toAbsolutePath().normalize();
        List<String> command = new ArrayList<>(List.of(script.toString()));
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        Path directory = Files.createDirectories(Path.of("target/peers").toAbsolutePath());
        try (PeerProcess run = PeerProcess.start("archetypes", directory, command)) {
            int status = run.await(Duration.ofMinutes(10));
            assertThat(status).as(run.output()).isZero();
            assertThat(run.output()).contains("capability: made", "hal-driver: made");
        }
    }
}
