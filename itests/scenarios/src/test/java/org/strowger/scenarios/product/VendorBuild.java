package org.strowger.scenarios.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.strowger.scenarios.peers.PeerProcess;

/** Builds the sample of a vendor's plug-in, as a vendor does: with Maven, against what is in the local repository. */
public final class VendorBuild {
    /** Where its sources are. */
    public static final Path SOURCES =
            Path.of("../vendor-sample").toAbsolutePath().normalize();

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path archive;

    private VendorBuild(Path archive) {
        this.archive = archive;
    }

    /** @param directory where the log and the vendor's key are kept; the key is made when it is not there */
    public static VendorBuild run(Path directory, String version) {
        List<String> command = new ArrayList<>(List.of(
                SOURCES.resolve("../../mvnw").normalize().toString(),
                "-q",
                "-B",
                "-f",
                SOURCES.resolve("pom.xml").toString(),
                "package",
                "-Dplugin.version=" + version,
                "-Dsigning.key=" + directory.resolve("vendor.pem")));
        // Where the build around this one has put the API.
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        try (PeerProcess maven = PeerProcess.start("vendor-" + version, directory, command)) {
            int status = maven.await(LIMIT);
            if (status != 0) {
                throw new AssertionError("the build of the sample ended with " + status + "\n" + maven.output());
            }
        }
        return new VendorBuild(SOURCES.resolve("target/notice-board-" + version + ".kar"));
    }

    /** The archive; its signature lies beside it. */
    public Path file() {
        return archive;
    }

    public byte[] archive() {
        return read("");
    }

    /** Beside the archive. */
    public byte[] signature() {
        return read(".sig");
    }

    /** As the configuration takes it. */
    public String publicKey() {
        return new String(read(".pub"), java.nio.charset.StandardCharsets.US_ASCII);
    }

    private byte[] read(String suffix) {
        try {
            return Files.readAllBytes(archive.resolveSibling(archive.getFileName() + suffix));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
