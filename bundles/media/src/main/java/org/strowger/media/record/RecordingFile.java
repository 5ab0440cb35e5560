package org.strowger.media.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The file of a recording: grows under a temporary name, gets its true header and its name at the end. */
final class RecordingFile {
    /** Sizes in a WAV header are 32 bits; stops well before. */
    private static final long MOST_BYTES = 2_000_000_000L;

    private final Path file;
    private final Path temporary;
    private final int sampleRate;
    private FileChannel channel;

    RecordingFile(Path file, int sampleRate) {
        this.file = file;
        this.sampleRate = sampleRate;
        temporary = file.resolveSibling(file.getFileName() + ".part");
    }

    void open() throws IOException {
        channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        write(WavHeader.of(sampleRate, 0));
    }

    void write(ByteBuffer data) throws IOException {
        if (channel.position() + data.remaining() > MOST_BYTES) {
            throw new IOException("recording too long");
        }
        while (data.hasRemaining()) {
            channel.write(data);
        }
    }

    /**
     * Completes it: all or nothing stands under the final name.
     *
     * @param samples how many of those written to keep
     */
    void finish(long samples) throws IOException {
        if (channel == null) {
            return;
        }
        try (FileChannel open = channel) {
            open.truncate(WavHeader.BYTES + samples * 2);
            ByteBuffer header = WavHeader.of(sampleRate, (int) (open.size() - WavHeader.BYTES));
            while (header.hasRemaining()) {
                open.write(header, header.position());
            }
            open.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void abandon() throws IOException {
        if (channel != null) {
            channel.close();
        }
        Files.deleteIfExists(temporary);
    }
}
