package org.strowger.plugins.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code plugins.json}: replaced as a whole, so that a crash leaves the old or the new one. */
public final class StateFile {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()));
    private final Path file;
    private PluginState state;

    public StateFile(Path directory) {
        file = directory.resolve("plugins.json");
        state = read();
    }

    public synchronized PluginState get() {
        return state;
    }

    public synchronized void set(PluginState changed) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(changed)));
            channel.force(true);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        state = changed;
    }

    private PluginState read() {
        try {
            return json.readValue(Files.readAllBytes(file), PluginState.class);
        } catch (NoSuchFileException e) {
            return PluginState.EMPTY;
        } catch (JsonProcessingException e) {
            return setAside(e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private PluginState setAside(JsonProcessingException cause) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        LOG.error(
                "{} cannot be read and was set aside as {}: plug-ins run as on a new installation ({})",
                file,
                aside.getFileName(),
                cause.getOriginalMessage());
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PluginState.EMPTY;
    }
}
