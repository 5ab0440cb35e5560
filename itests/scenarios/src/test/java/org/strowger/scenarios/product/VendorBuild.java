package org.strowger.scenarios.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.strowger.scenarios.peers.PeerProcess;

/** What a vendor has built, as a vendor does: with Maven, against what is in the local repository. */
public final class VendorBuild {
    /** Where its sources are. */
    public static final Path SOURCES =
            Path.of("../vendor-sample").toAbsolutePath().normalize();

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path archive;

    private VendorBuild(Path archive) {
        this.archive = archive;
    }

    /**
     * Builds the sample.
     *
     * @param directory where the log and the vendor's key are kept; the key is made when it is not there
     */
    public static VendorBuild run(Path directory, String version) {
        maven(
                SOURCES,
                directory,
                "vendor-" + version,
                List.of("package", "-Dplugin.version=" + version, "-Dsigning.key=" + directory.resolve("vendor.pem")));
        return new VendorBuild(SOURCES.resolve("target/notice-board-" + version + ".kar"));
    }

    /** What somebody has built. */
    public static VendorBuild of(Path archive) {
        return new VendorBuild(archive);
    }

    /** Has the vendor's test that dials into a running system do so, as this extension. */
    public static void dial(Path sources, TestProduct product, String number) {
        List<String> arguments = List.of(
                "surefire:test",
                "-Dtest=DialledTest",
                "-Dpbx=" + product.product().sip(),
                "-Dpbx.number=" + number,
                "-Dpbx.password=" + product.passwordOf(number));
        String said = maven(sources, product.directory(), "vendor-dials-" + number, arguments);
        if (!said.contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0")) {
            throw new AssertionError("not one test has run\n" + said);
        }
    }

    private static String maven(Path sources, Path directory, String name, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Product.root().resolve("mvnw").toString(),
                "-B",
                "-f",
                sources.resolve("pom.xml").toString()));
        command.addAll(arguments);
        // Where the build around this one has put the API.
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        try (PeerProcess maven = PeerProcess.start(name, directory, command)) {
            int status = maven.await(LIMIT);
            if (status != 0) {
                throw new AssertionError(name + " ended with " + status + "\n" + maven.output());
            }
            return maven.output();
        }
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
