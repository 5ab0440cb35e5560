package org.strowger.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.trace.CallTrace;

/**
 * The traces of past calls in a ring of files: the newest is written, the oldest is deleted as a whole when there are too many
 * or it is too old. Finding one costs a look into a table and one read.
 */
final class TraceStore {
    private static final Logger LOG = LoggerFactory.getLogger(TraceStore.class);
    private static final int PARTS = 16;
    private static final long SMALLEST = 128L << 10;
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final String ENDING = ".traces";

    private final Path directory;
    private final Clock clock;
    private final TraceCodec codec = new TraceCodec();
    /** The oldest first. */
    private final Deque<Segment> segments = new ArrayDeque<>();

    private long number;
    private boolean failing;

    TraceStore(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Looks what is there. */
    synchronized void open() {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches("[0-9]{12}\\" + ENDING))
                    .sorted()
                    .toList();
            for (Path file : found) {
                number = Long.parseLong(file.getFileName().toString().substring(0, 12)) + 1;
                segments.addLast(new Segment(file));
            }
        } catch (IOException e) {
            LOG.error("the traces of past calls cannot be read: {}", e.toString());
        }
    }

    synchronized void add(CallTrace trace, int quotaMegabytes, int days) {
        long quota = (long) quotaMegabytes << 20;
        try {
            byte[] bytes = codec.encode(trace);
            Segment newest = newest(quota);
            newest.add(trace.id(), clock.instant().getEpochSecond(), bytes);
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.warn("the trace of a call cannot be kept: {}", e.toString());
            }
            failing = true;
        }
        while (segments.size() > 1 && size() > quota) {
            remove(segments.pollFirst());
        }
        expire(days);
    }

    private Segment newest(long quota) throws IOException {
        Segment last = segments.peekLast();
        long now = clock.instant().getEpochSecond();
        boolean usable = last != null && last.size() < Math.max(SMALLEST, quota / PARTS) && now - last.first() < DAY;
        if (!usable) {
            last = new Segment(directory.resolve(String.format("%012d", number++) + ENDING));
            segments.addLast(last);
        }
        return last;
    }

    /** Deletes what is too old. */
    synchronized void expire(int days) {
        long oldest = clock.instant().getEpochSecond() - days * DAY;
        for (Iterator<Segment> i = segments.iterator(); i.hasNext(); ) {
            Segment segment = i.next();
            if (segment.last() >= oldest || segment.last() == 0) {
                return;
            }
            i.remove();
            remove(segment);
        }
    }

    private static void remove(Segment segment) {
        try {
            segment.delete();
        } catch (IOException e) {
            LOG.warn("old traces cannot be deleted: {}", e.toString());
        }
    }

    synchronized long size() {
        return segments.stream().mapToLong(Segment::size).sum();
    }

    synchronized Optional<CallTrace> find(String id) {
        for (Iterator<Segment> i = segments.descendingIterator(); i.hasNext(); ) {
            Segment segment = i.next();
            try {
                byte[] found = segment.read(id);
                if (found != null) {
                    return Optional.of(codec.decode(found));
                }
            } catch (IOException e) {
                LOG.warn("the trace of call {} cannot be read: {}", id, e.toString());
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    synchronized Set<String> among(Collection<String> ids) {
        return ids.stream()
                .filter(id -> segments.stream().anyMatch(segment -> segment.has(id)))
                .collect(Collectors.toSet());
    }

    synchronized void close() {
        for (Segment segment : segments) {
            try {
                segment.close();
            } catch (IOException e) {
                LOG.debug("Closing: {}", e.toString());
            }
        }
        segments.clear();
    }
}
