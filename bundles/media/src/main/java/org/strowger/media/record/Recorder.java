package org.strowger.media.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.api.media.Codec;
import org.strowger.api.media.MediaEndpoint;

/**
 * Records what one party says. The packet path only puts samples into a bounded ring; a writer thread does the disk. A
 * disk that fails or is too slow ends the recording, never the call.
 */
public final class Recorder implements MediaEndpoint.Recording {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    /** Eight seconds. */
    private static final int RING_BYTES = 128 * 1024;

    private static final int DRAIN_BYTES = 8 * 1024;
    private static final long STOP_SECONDS = 10;

    private final RecordingFile file;
    private final Path path;
    private final Executor writer;
    private final PcmRing ring = new PcmRing(RING_BYTES);
    private final PacketTimeline timeline = new PacketTimeline(this::add);
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final ByteBuffer chunk = ByteBuffer.allocate(DRAIN_BYTES * 2);
    private volatile long samples;
    private volatile Problem failure;

    /** @param writer runs tasks one after another, in order */
    public Recorder(Path path, Executor writer) {
        this.path = path;
        this.writer = writer;
        file = new RecordingFile(path);
        writer.execute(() -> onDisk(file::open));
    }

    /** Takes a packet. One thread at a time; does not block. */
    public void packet(ByteBuffer payload, int timestamp, Codec codec) {
        if (codec != null && failure == null && !stopping.get()) {
            timeline.packet(payload, timestamp, codec);
        }
    }

    private void add(short[] pcm, int length) {
        if (!ring.add(pcm, length)) {
            fail("media.recording.slow", Text.of("The disk is too slow to record.", "磁盘速度过慢，无法录音。"));
            return;
        }
        samples += length;
        if (ring.used() >= DRAIN_BYTES && draining.compareAndSet(false, true)) {
            writer.execute(this::drain);
        }
    }

    private void drain() {
        draining.set(false);
        while (ring.used() > 0 && failure == null) {
            chunk.clear();
            ring.drain(chunk);
            chunk.flip();
            onDisk(() -> file.write(chunk));
        }
    }

    private interface DiskWork {
        void run() throws IOException;
    }

    private void onDisk(DiskWork work) {
        try {
            work.run();
        } catch (IOException e) {
            LOG.debug("Recording {}: {}", path, e.toString());
            fail("media.recording.disk", Text.of("The recording could not be written.", "无法写入录音文件。"));
        }
    }

    private void fail(String code, Text text) {
        if (failure == null) {
            failure = new Problem(code, "", text);
            LOG.warn("Recording ended early: {} ({})", text.en(), path.getFileName());
        }
    }

    /** Ends it without waiting for the disk. Idempotent. */
    public void end() {
        if (stopping.compareAndSet(false, true)) {
            writer.execute(() -> {
                drain();
                onDisk(file::finish);
                if (failure != null) {
                    onDisk(file::abandon);
                }
                finished.complete(null);
            });
        }
    }

    @Override
    public void stop() {
        end();
        try {
            finished.get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            fail("media.recording.slow", Text.of("The disk is too slow to record.", "磁盘速度过慢，无法录音。"));
        }
    }

    @Override
    public long milliseconds() {
        return samples * 1000 / RecordingFile.SAMPLE_RATE;
    }

    @Override
    public Problem failure() {
        return failure;
    }
}
