package org.strowger.api.media;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Many endpoints that hear each other: everyone hears all but himself. Mixed once every 20 ms on the media clock, own
 * sound subtracted; who does not talk costs no decoding beyond his own. Thread safe; nothing blocks.
 */
@ProviderType
public interface Mixer extends AutoCloseable {
    /** Joins; leaves the bridge or mixer it was in. Somebody who is there already gets the new role. */
    void add(MediaEndpoint endpoint, Role role);

    /** Parts from the others; the endpoint stays open. Does nothing for one that is not there. */
    void remove(MediaEndpoint endpoint);

    /** Everyone hears it on top of the talk, until it ends or is stopped. */
    MediaEndpoint.Playback play(AudioSource source, java.util.function.Consumer<Boolean> ended);

    /** Records what all talkers together say (what is played included, coaches not) into a WAV file of 8 or 16 kHz. */
    MediaEndpoint.Recording record(java.nio.file.Path file);

    int members();

    /** Parts all and frees everything; endpoints stay open. Idempotent. */
    @Override
    void close();

    /** What a member may do. */
    enum Role {
        /** Is heard and hears. */
        TALKER,
        /** Hears only. */
        LISTENER,
        /** Hears all, and is heard by those members alone that are {@link #COACHED}. */
        COACH,
        /** As a talker, and hears the coaches besides. */
        COACHED
    }
}
