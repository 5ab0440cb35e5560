package org.strowger.plugins.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Unpacked archives, each in a directory named after its content. What is being looked at lies in a staging directory beside
 * them, and moves in as a whole.
 */
public final class ArchiveStore {
    private final Path store;
    private final Path staging;

    public ArchiveStore(Path directory) {
        store = directory.resolve("store");
        staging = directory.resolve("staging");
        try {
            Files.createDirectories(store);
            delete(staging);
            Files.createDirectories(staging);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An archive while it is looked at.
     *
     * @param bundles empty directory for what is in it
     */
    public record Stage(Path directory, Path archive, Path bundles) implements AutoCloseable {
        @Override
        public void close() {
            delete(directory);
        }
    }

    public Stage stage() {
        Path directory = staging.resolve(UUID.randomUUID().toString());
        try {
            Path bundles = directory.resolve("bundles");
            Files.createDirectories(bundles);
            return new Stage(directory, directory.resolve("plugin.kar"), bundles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes what was looked at into the store, where it may be already. */
    public void keep(Stage stage, String sha256) {
        Path target = directory(sha256);
        try {
            if (!Files.isDirectory(target)) {
                Files.move(stage.bundles(), target, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path directory(String sha256) {
        return store.resolve(sha256);
    }

    public boolean holds(Installed plugin) {
        Path directory = directory(plugin.sha256());
        return plugin.bundles().stream().allMatch(bundle -> Files.isRegularFile(directory.resolve(bundle.file())));
    }

    /** Removes everything that none of these needs. */
    public void retain(List<Installed> plugins) {
        Set<String> needed =
                Set.copyOf(plugins.stream().map(Installed::sha256).distinct().toList());
        try (Stream<Path> directories = Files.list(store)) {
            directories
                    .filter(directory ->
                            !needed.contains(directory.getFileName().toString()))
                    .forEach(ArchiveStore::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
