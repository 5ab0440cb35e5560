package org.strowger.media.digit;

/** Told of keys. */
public interface KeyListener {
    /** A key is down for certain. */
    void begins(char digit);

    /** It was let go. */
    void ends(char digit, int milliseconds);
}
