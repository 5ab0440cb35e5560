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
import org.strowger.api.media.MediaEndpoint;
import org.strowger.api.media.RecordingOptions;

/**
 * Records sound. The media clock only puts samples into a bounded ring; a writer thread does the disk. A disk that fails or
 * is too slow ends the recording, never the call.
 */
public final class Recorder implements MediaEndpoint.Recording {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final int RING_SECONDS = 8;
    private static final int DRAIN_BYTES = 8 * 1024;
    private static final long STOP_SECONDS = 10;

    private final RecordingFile file;
    private final Path path;
    private final Executor writer;
    private final int sampleRate;
    private final SilenceWatch silence;
    private final PcmRing ring;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final ByteBuffer chunk = ByteBuffer.allocate(DRAIN_BYTES * 2);
    private volatile long samples;
    private volatile Problem failure;

    /**
     * @param writer runs tasks one after another, in order
     * @param silent told once when it has been silent for as long as the options say; or null
     */
    public Recorder(Path path, Executor writer, RecordingOptions options, Runnable silent) {
        this.path = path;
        this.writer = writer;
        sampleRate = options.sampleRate();
        silence = new SilenceWatch(options, silent);
        ring = new PcmRing(sampleRate * 2 * RING_SECONDS);
        file = new RecordingFile(path, sampleRate);
        writer.execute(() -> onDisk(file::open));
    }

    /** Takes samples in order. One thread at a time; does not block. */
    public void add(short[] pcm, int length) {
        if (failure != null || stopping.get()) {
            return;
        }
        if (!ring.add(pcm, length)) {
            fail("media.recording.slow", Text.of("The disk is too slow to record.", "磁盘速度过慢，无法录音。"));
            return;
        }
        samples += length;
        if (ring.used() >= DRAIN_BYTES && draining.compareAndSet(false, true)) {
            writer.execute(this::drain);
        }
        silence.heard(pcm, length);
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

    /** It was told to end, or has failed. */
    public boolean ended() {
        return stopping.get() || failure != null;
    }

    /** Ends it without waiting for the disk. Idempotent. */
    public void end() {
        if (stopping.compareAndSet(false, true)) {
            writer.execute(() -> {
                drain();
                samples -= silence.cut();
                onDisk(() -> file.finish(samples));
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
        return samples * 1000 / sampleRate;
    }

    @Override
    public Problem failure() {
        return failure;
    }
}
