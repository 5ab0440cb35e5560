package org.strowger.media.play;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.media.AudioSource;
import org.strowger.api.media.MediaEndpoint;

/** One running playback: reads sound on the media clock and gives it to a party frame by frame. */
public final class Player implements MediaClock.Ticker, MediaEndpoint.Playback {
    /** The party that hears it. */
    public interface Listener {
        /** Length of the next frame in milliseconds, 10 to 60; 0 while the party cannot hear anything yet. */
        int frameMs();

        /** Takes a frame; what it does not want to send, it lets go. */
        void frame(short[] pcm, int length, int sampleRate, long nanos);

        /** The player will not send any more. Any thread; before the player's user is told. */
        void ended(Player player);

        /** Nothing more comes; gives back what was taken for it. On the thread of the frames. */
        void release();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Player.class);
    private static final int LONGEST_FRAME_MS = 60;
    private final AudioSource source;
    private final Listener listener;
    private final Consumer<Boolean> ended;
    private final int sampleRate;
    private final short[] frame;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean stopped;
    private AudioSource.Reader reader;
    private int owedMs;

    public Player(AudioSource source, int sampleRate, Listener listener, Consumer<Boolean> ended) {
        this.source = source;
        this.sampleRate = sampleRate;
        this.listener = listener;
        this.ended = ended;
        frame = new short[sampleRate * LONGEST_FRAME_MS / 1000];
    }

    /**
     * Opens the source on a worker thread, then goes on on the clock.
     *
     * @param beat has it ticked from then on
     */
    public void start(Executor worker, Consumer<MediaClock.Ticker> beat) {
        try {
            worker.execute(() -> {
                if (stopped || !open()) {
                    finish(false);
                } else {
                    beat.accept(this);
                }
            });
        } catch (RejectedExecutionException e) {
            // The media plane is stopping.
            finish(false);
        }
    }

    private boolean open() {
        try {
            reader = source.open(sampleRate);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Cannot play: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public boolean tick(long nanos) {
        if (stopped) {
            finish(false);
            return false;
        }
        int length = listener.frameMs();
        owedMs = length == 0 ? 0 : owedMs + MediaClock.TICK_MS;
        while (length > 0 && owedMs >= length) {
            owedMs -= length;
            if (!play(length * sampleRate / 1000, nanos)) {
                finish(true);
                return false;
            }
        }
        return true;
    }

    private boolean play(int samples, long nanos) {
        int read = 0;
        try {
            read = reader.read(frame, samples);
        } catch (RuntimeException e) {
            LOG.warn("A sound source failed: {}", e.toString());
        }
        if (read > 0) {
            java.util.Arrays.fill(frame, read, samples, (short) 0);
            listener.frame(frame, samples, sampleRate, nanos);
        }
        return read == samples;
    }

    @Override
    public void stop() {
        stopped = true;
        listener.ended(this);
    }

    private void finish(boolean byItself) {
        listener.ended(this);
        listener.release();
        if (reader != null) {
            reader.close();
        }
        if (told.compareAndSet(false, true) && ended != null) {
            ended.accept(byItself && !stopped);
        }
    }
}
