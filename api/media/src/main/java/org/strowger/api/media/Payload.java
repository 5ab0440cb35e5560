package org.strowger.api.media;

/**
 * A format with the RTP payload type it travels under in one session.
 *
 * @param type 0 to 127
 * @param parameters the fmtp value, or empty
 */
public record Payload(int type, AudioFormat format, String parameters) {
    public Payload(int type, AudioFormat format) {
        this(type, format, "");
    }
}
