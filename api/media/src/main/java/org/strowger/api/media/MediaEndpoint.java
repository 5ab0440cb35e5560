package org.strowger.api.media;

import org.osgi.annotation.versioning.ProviderType;

/** One party's sound, whatever it travels over. All methods are thread safe and do not block. */
@ProviderType
public interface MediaEndpoint extends AutoCloseable {
    /**
     * Plays to this party until the source ends or {@link Playback#stop}. While something plays, it takes the place of
     * what a bridge would send. A second playback replaces the first.
     *
     * @param ended called once, on a media thread, when it ended by itself (true) or was stopped or replaced (false)
     */
    Playback play(AudioSource source, java.util.function.Consumer<Boolean> ended);

    /**
     * Records what this party says into a WAV file of 8 kHz until {@link Recording#stop}.
     */
    default Recording record(java.nio.file.Path file) {
        return record(file, RecordingOptions.PLAIN, null);
    }

    /**
     * Records what this party says into a WAV file until {@link Recording#stop}. A second recording replaces the first.
     *
     * @param silent called once, on a media thread, when the party has been silent for as long as the options say; the
     *     recording goes on until it is stopped. May be null
     */
    Recording record(java.nio.file.Path file, RecordingOptions options, Runnable silent);

    /** Sends back to this party what it says, until the returned handle is stopped. */
    Playback echo();

    /** Sets who is told of digits and silence. Called on a media thread: must hand over at once. */
    void listen(MediaListener listener);

    /**
     * Sends one digit (0–9 * # A–D) to this party within its sound, in place of all else: as RFC 4733 event or as tone, as was
     * negotiated; not at all when it gets its keys beside the sound. Several go out one after another.
     *
     * @param milliseconds how long; what is too short or too long is put right
     */
    void sendDigit(char digit, int milliseconds);

    MediaStatistics statistics();

    /** Idempotent. Ends playback and bridge and gives all ports back. */
    @Override
    void close();

    /** A running playback. */
    @ProviderType
    interface Playback {
        void stop();
    }

    /** A running recording. */
    @ProviderType
    interface Recording {
        /** Ends it; the file is complete when this returns. */
        void stop();

        /** Length of what was recorded so far. */
        long milliseconds();

        /** Why it ended early (disk full, no permission); null while all is well. What came before is kept if it can be. */
        default org.strowger.api.core.Problem failure() {
            return null;
        }
    }
}
