package org.strowger.api.call;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.strowger.api.media.AudioSource;

/** The operations of a {@link CallScript}. Each blocks until it is done or the caller has hung up. */
@ProviderType
public interface CallSession {
    Party caller();

    String dialed();

    /** Language of the prompts this caller hears. */
    Locale language();

    void answer() throws HungUpException, InterruptedException;

    /** Plays to the end. */
    void play(AudioSource source) throws HungUpException, InterruptedException;

    /**
     * A tone as callers of the system's country know it. Most are endless: play them for a time with
     * {@link #play(AudioSource, Duration)}.
     */
    AudioSource tone(ProgressTone tone);

    /** Plays to the end, but not longer than this. */
    void play(AudioSource source, Duration longest) throws HungUpException, InterruptedException;

    /**
     * Plays (null for nothing) and collects keys; a key stops the playing.
     *
     * @param maxDigits ends after that many
     * @param terminators keys that end it and are not part of the result
     * @param first time to wait for the first key after the playing
     * @param between time to wait between keys
     * @return what was keyed; empty when nothing was
     */
    String collect(AudioSource prompt, int maxDigits, String terminators, Duration first, Duration between)
            throws HungUpException, InterruptedException;

    /** Sends the caller its own sound back, until the time is over or a key in the list is pressed. */
    void echo(Duration longest, String stopKeys) throws HungUpException, InterruptedException;

    /** Records until silence on the line, a key, or the time is over; returns milliseconds recorded. */
    long record(Path file, Duration longest, String stopKeys) throws HungUpException, InterruptedException;

    /** From here on the caller hears prompts in this language, also where the call goes next. */
    default void language(Locale language) {}

    /**
     * Where a number leads; feature codes are not found.
     *
     * @return empty when nobody has it
     */
    default Optional<ResolvedNumber> resolve(String number) {
        return Optional.empty();
    }

    /** Notes a step for the call's trace. */
    default void note(String step, String decision) {}

    /** As {@link #note(String, String)}, with the item of the configuration that decided. */
    default void note(String step, String decision, CallRecord.Rule rule) {
        note(step, decision);
    }

    /** Leaves the script; the call goes on at the destination. */
    void enter(Destination next) throws HungUpException, InterruptedException;

    /** Hangs up. */
    void hangup(Cause cause) throws HungUpException;
}
