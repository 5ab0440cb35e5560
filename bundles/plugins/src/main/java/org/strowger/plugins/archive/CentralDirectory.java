package org.strowger.plugins.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directory at the end of a zip file, read by hand for what the JDK does not show: file types, and whether there is anything
 * before the first or behind the last entry that another reader would take for an entry.
 */
final class CentralDirectory {
    private static final int END = 0x06054b50;
    private static final int HEADER = 0x02014b50;
    private static final int END_SIZE = 22;
    private static final int HEADER_SIZE = 46;
    private static final int UNIX = 3;
    private static final int TYPE_MASK = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int ENCRYPTED = 1;

    private CentralDirectory() {}

    /**
     * @param special neither file nor directory, such as a symbolic link
     */
    record Entry(String name, long packed, long size, boolean special, boolean encrypted) {}

    /** Empty when the file is no plain zip file: not one at all, in several parts, with a comment, or in the 64-bit form. */
    static Optional<List<Entry>> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() < END_SIZE || channel.size() > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            ByteBuffer end = at(channel, channel.size() - END_SIZE, END_SIZE);
            int count = end.getShort(10) & 0xFFFF;
            long size = end.getInt(12) & 0xFFFFFFFFL;
            long start = end.getInt(16) & 0xFFFFFFFFL;
            boolean plain = end.getInt(0) == END
                    && end.getInt(4) == 0
                    && end.getShort(8) == end.getShort(10)
                    && end.getShort(20) == 0
                    && start + size == channel.size() - END_SIZE;
            return plain ? entries(at(channel, start, (int) size), count) : Optional.empty();
        }
    }

    private static Optional<List<Entry>> entries(ByteBuffer directory, int count) {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at + HEADER_SIZE > directory.limit() || directory.getInt(at) != HEADER) {
                return Optional.empty();
            }
            int name = directory.getShort(at + 28) & 0xFFFF;
            int length = HEADER_SIZE
                    + name
                    + (directory.getShort(at + 30) & 0xFFFF)
                    + (directory.getShort(at + 32) & 0xFFFF);
            if (at + length > directory.limit()) {
                return Optional.empty();
            }
            entries.add(entry(directory, at, name));
            at += length;
        }
        return at == directory.limit() ? Optional.of(entries) : Optional.empty();
    }

    private static Entry entry(ByteBuffer directory, int at, int nameLength) {
        byte[] name = new byte[nameLength];
        directory.get(at + HEADER_SIZE, name);
        int madeBy = directory.get(at + 5) & 0xFF;
        int type = directory.getInt(at + 38) >>> 16 & TYPE_MASK;
        boolean special = madeBy == UNIX && type != 0 && type != REGULAR && type != DIRECTORY;
        return new Entry(
                new String(name, StandardCharsets.UTF_8),
                directory.getInt(at + 20) & 0xFFFFFFFFL,
                directory.getInt(at + 24) & 0xFFFFFFFFL,
                special,
                (directory.getShort(at + 8) & ENCRYPTED) != 0);
    }

    private static ByteBuffer at(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
            // until it is full
        }
        return buffer.flip();
    }
}
