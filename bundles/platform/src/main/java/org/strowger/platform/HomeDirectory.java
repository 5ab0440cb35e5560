package org.strowger.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Home;

/** The instance directory: what Karaf calls its base. */
@Component
public class HomeDirectory implements Home {
    private static final String CREDENTIALS = "initial-credentials.txt";

    private final Path root;
    private final String version;

    @Activate
    public HomeDirectory(BundleContext context) {
        this(
                Path.of(context.getProperty("karaf.base")),
                context.getBundle().getVersion().toString());
    }

    HomeDirectory(Path root, String version) {
        this.root = root.toAbsolutePath().normalize();
        this.version = version;
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public Path data(String name) {
        Path directory = root.resolve("data").resolve(name).normalize();
        if (!directory.startsWith(root)) {
            throw new IllegalArgumentException("outside the home directory: " + name);
        }
        try {
            return Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory, e);
        }
    }

    @Override
    public synchronized void recordInitialCredential(String name, String password) {
        Path file = root.resolve(CREDENTIALS);
        try {
            createPrivate(file);
            Files.writeString(
                    file,
                    name + ' ' + password + '\n',
                    StandardCharsets.UTF_8,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void createPrivate(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // An earlier credential made it; its mode is 0600 already.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Override
    public String version() {
        return version;
    }
}
