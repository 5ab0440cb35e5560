package org.strowger.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/**
 * A file of traces, one behind the other: length of the id, length of the rest, seconds since the epoch, id, the trace. Where
 * each begins is known without reading, once the file has been opened.
 */
final class Segment implements AutoCloseable {
    private static final int HEAD = 16;
    private static final int MOST_ID = 255;

    private final Path file;
    private final FileChannel channel;
    private final Map<String, Long> places = new HashMap<>();
    private long size;
    private long first = Long.MAX_VALUE;
    private long last;

    /** Opens a file, new or not. What a crash has left half written at its end is cut off. */
    Segment(Path file) throws IOException {
        this.file = file;
        if (Files.notExists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        scan();
    }

    private void scan() throws IOException {
        long end = channel.size();
        ByteBuffer head = ByteBuffer.allocate(HEAD + MOST_ID);
        while (size + HEAD < end) {
            head.clear();
            channel.read(head, size);
            head.flip();
            int id = head.remaining() < HEAD ? -1 : head.getInt();
            int length = id < 0 ? -1 : head.getInt();
            if (id < 1 || id > MOST_ID || length < 1 || size + HEAD + id + length > end) {
                break;
            }
            long seconds = head.getLong();
            note(new String(head.array(), HEAD, id, StandardCharsets.UTF_8), seconds);
            size += HEAD + id + length;
        }
        if (size < end) {
            channel.truncate(size);
        }
    }

    private void note(String id, long seconds) {
        places.put(id, size);
        first = Math.min(first, seconds);
        last = Math.max(last, seconds);
    }

    void add(String id, long seconds, byte[] trace) throws IOException {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(HEAD + name.length + trace.length);
        all.putInt(name.length)
                .putInt(trace.length)
                .putLong(seconds)
                .put(name)
                .put(trace)
                .flip();
        long at = size;
        while (all.hasRemaining()) {
            at += channel.write(all, at);
        }
        note(id, seconds);
        size = at;
    }

    boolean has(String id) {
        return places.containsKey(id);
    }

    /** Null when it is not here. */
    byte[] read(String id) throws IOException {
        Long place = places.get(id);
        if (place == null) {
            return null;
        }
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        channel.read(head, place);
        int name = head.getInt(0);
        ByteBuffer trace = ByteBuffer.allocate(head.getInt(4));
        long at = place + HEAD + name;
        while (trace.hasRemaining()) {
            int read = channel.read(trace, at);
            if (read < 0) {
                throw new IOException("a trace ends too early in " + file);
            }
            at += read;
        }
        return trace.array();
    }

    long size() {
        return size;
    }

    /** When its first trace ended, in seconds; far in the future for none. */
    long first() {
        return first;
    }

    /** When its last trace ended; 0 for none. */
    long last() {
        return last;
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
