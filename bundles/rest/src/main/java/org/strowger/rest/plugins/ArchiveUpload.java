package org.strowger.rest.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.strowger.api.plugin.PluginSource;

/** An archive that was sent, in a file of its own until it is closed. */
public record ArchiveUpload(Path archive, byte[] signature) implements AutoCloseable {
    PluginSource source() {
        return new PluginSource.File(archive, signature);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
