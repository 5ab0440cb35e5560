package org.strowger.monitor.metrics;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A ring on the disk, so that a restart keeps it. A file that cannot be read is as good as none. */
final class RingFile {
    private static final Logger LOG = LoggerFactory.getLogger(RingFile.class);
    private static final int FORMAT = 0x53_52_4E_31;

    private final Path file;

    RingFile(Path file) {
        this.file = file;
    }

    void write(Ring ring) {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)))) {
            out.writeInt(FORMAT);
            out.writeInt(ring.size());
            out.writeLong(ring.newest());
            out.writeInt(ring.raw().size());
            for (Map.Entry<String, float[]> series : ring.raw().entrySet()) {
                out.writeUTF(series.getKey());
                for (float value : series.getValue()) {
                    out.writeFloat(value);
                }
            }
        } catch (IOException e) {
            LOG.warn("Figures cannot be kept in {}: {}", file, e.toString());
            return;
        }
        move(temporary);
    }

    private void move(Path temporary) {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("Figures cannot be kept in {}: {}", file, e.toString());
        }
    }

    void read(Ring ring) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != FORMAT || in.readInt() != ring.size()) {
                LOG.info("{} is of another version; figures begin anew", file);
                return;
            }
            long newest = in.readLong();
            int count = Math.min(in.readInt(), Ring.MOST_SERIES);
            Map<String, float[]> kept = new HashMap<>();
            for (int i = 0; i < count; i++) {
                kept.put(in.readUTF(), series(in, ring.size()));
            }
            ring.restore(newest, kept);
        } catch (IOException e) {
            LOG.warn("Figures of before cannot be read from {}: {}", file, e.toString());
        }
    }

    private static float[] series(DataInputStream in, int size) throws IOException {
        float[] series = new float[size];
        for (int i = 0; i < size; i++) {
            series[i] = in.readFloat();
        }
        return series;
    }
}
