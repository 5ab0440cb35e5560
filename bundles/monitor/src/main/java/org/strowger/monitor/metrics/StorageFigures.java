package org.strowger.monitor.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Home;
import org.strowger.api.core.Scheduler;

/** How full the disk is that the home directory lies on. The size of the database is looked at once a minute. */
@Component(service = StorageFigures.class)
public class StorageFigures {
    private static final Logger LOG = LoggerFactory.getLogger(StorageFigures.class);
    private static final long PERIOD = 60_000_000_000L;
    private static final int DEEPEST = 6;
    private static final String DATABASE = "data/db";

    private final Path root;
    private final Scheduler scheduler;
    private OptionalLong database = OptionalLong.empty();
    private long lookedAt;
    private boolean looked;

    @Activate
    public StorageFigures(@Reference Home home, @Reference Scheduler scheduler) {
        this.root = home.root();
        this.scheduler = scheduler;
    }

    /** In bytes. */
    public record Space(long total, long free) {
        public long used() {
            return total - free;
        }
    }

    public Path root() {
        return root;
    }

    /** Null when the disk does not say. */
    public Space space() {
        try {
            FileStore store = Files.getFileStore(root);
            return new Space(store.getTotalSpace(), store.getUsableSpace());
        } catch (IOException e) {
            LOG.debug("{} cannot be measured: {}", root, e.toString());
            return null;
        }
    }

    /** Bytes of the database inside; nothing when it is elsewhere. */
    public synchronized OptionalLong database() {
        long now = scheduler.nanoTime();
        if (!looked || now - lookedAt >= PERIOD) {
            looked = true;
            lookedAt = now;
            database = size(root.resolve(DATABASE));
        }
        return database;
    }

    private static OptionalLong size(Path directory) {
        if (!Files.isDirectory(directory)) {
            return OptionalLong.empty();
        }
        try (Stream<Path> files = Files.find(directory, DEEPEST, (path, facts) -> facts.isRegularFile())) {
            return OptionalLong.of(files.mapToLong(StorageFigures::length).sum());
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("{} cannot be measured: {}", directory, e.toString());
            return OptionalLong.empty();
        }
    }

    /** Files of a database come and go. */
    private static long length(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).size();
        } catch (IOException e) {
            return 0;
        }
    }
}
