package org.strowger.scenarios.product;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.strowger.scenarios.peers.PeerProcess;

/** The product's shell, over SSH as an administrator uses it. */
public final class Shell {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final Path directory;
    private final int port;
    private final String user;
    private final String password;

    public Shell(Path directory, int port, String user, String password) {
        this.directory = directory;
        this.port = port;
        this.user = user;
        this.password = password;
    }

    /** What ssh ended with and what the command printed. */
    public record Output(int status, String text) {}

    public Output run(String command) {
        List<String> ssh = List.of(
                "sshpass",
                "-e",
                "ssh",
                "-p",
                Integer.toString(port),
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "-o",
                "LogLevel=ERROR",
                "-o",
                "PubkeyAuthentication=no",
                "-o",
                "NumberOfPasswordPrompts=1",
                user + "@127.0.0.1",
                command);
        try (PeerProcess process = PeerProcess.start("ssh", directory, ssh, Map.of("SSHPASS", password))) {
            int status = process.await(LIMIT);
            return new Output(status, process.output());
        }
    }
}
