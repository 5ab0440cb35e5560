package org.strowger.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.api.core.Home;

/** A home in a directory of the test's, such as a {@code TemporaryFolder}. */
public final class FakeHome implements Home {
    private final Path root;
    private final Map<String, String> credentials = new ConcurrentHashMap<>();

    public FakeHome(Path root) {
        this.root = root;
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public Path data(String name) {
        try {
            return Files.createDirectories(root.resolve("data").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void recordInitialCredential(String name, String password) {
        credentials.put(name, password);
    }

    /** What was recorded, by name. */
    public Map<String, String> credentials() {
        return Map.copyOf(credentials);
    }

    @Override
    public String version() {
        return "test";
    }
}
