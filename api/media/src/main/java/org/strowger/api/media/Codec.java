package org.strowger.api.media;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service: an audio codec. PCM is 16 bit signed, mono. */
@ConsumerType
public interface Codec {
    AudioFormat format();

    /** Static RTP payload type (RFC 3551), or -1 when it needs a dynamic one. */
    int staticPayloadType();

    /** Name in configuration, such as {@code ulaw}, {@code alaw}, {@code g722}. */
    String name();

    /** Samples a second of the PCM side. */
    int sampleRate();

    /** The fmtp parameters to offer; empty when none. */
    default String offeredParameters() {
        return "";
    }

    /**
     * Samples of the smallest piece that can be encoded on its own, such as 160 for GSM: packets made here hold whole
     * frames. Encoders keep samples that do not fill a frame until the next call.
     */
    default int frameSamples() {
        return 1;
    }

    /** The same for parameters that change it, such as {@code mode=30} of iLBC. @param parameters fmtp value, or empty */
    default int frameSamples(String parameters) {
        return frameSamples();
    }

    /**
     * Bytes that one call of an encoder writes at most, when it is given sound of a length: what the buffer must have
     * room for.
     *
     * @param milliseconds 1 to 120
     */
    default int largestPayload(int milliseconds) {
        return sampleRate() / 1000 * milliseconds * Short.BYTES;
    }

    /**
     * Bytes of one encoded frame of {@link #frameSamples}, such as 33 for GSM, when every frame is coded in that many and a
     * packet is nothing but frames: then packets can be cut up without decoding. 0 when that is not so.
     */
    default int frameBytes() {
        return 0;
    }

    /**
     * The fmtp parameters to answer an offer with, such as {@code mode=30} for a party that offered that; empty for none.
     *
     * @param offered the party's fmtp value; may be hostile
     * @return null when this codec cannot do what was offered
     */
    default String answerParameters(String offered) {
        return offeredParameters();
    }

    /** A new encoder with its own state; used by one thread at a time. */
    Encoder newEncoder(String parameters);

    /** A new decoder with its own state; used by one thread at a time. */
    Decoder newDecoder(String parameters);

    /** Encodes one packet at a time. */
    @ConsumerType
    interface Encoder extends AutoCloseable {
        /**
         * Encodes samples, at most 120 ms of them, into out, from its position on, which moves. What one call writes is
         * one RTP payload; in some formats (Opus, Speex) those of two calls must not be put into one packet. May write
         * nothing while a frame is not full, or in silence.
         */
        void encode(short[] pcm, int offset, int length, ByteBuffer out);

        @Override
        default void close() {}
    }

    /** Decodes one packet at a time. Hostile payloads must not throw: they decode to silence. */
    @ConsumerType
    interface Decoder extends AutoCloseable {
        /** Decodes a payload and returns the number of samples written. */
        int decode(ByteBuffer payload, short[] pcm, int offset);

        /**
         * {@link #conceal} does better than silence. When false, the media plane makes up what is missing from the sound
         * before it, and does not call {@link #conceal}.
         */
        default boolean conceals() {
            return false;
        }

        /**
         * Makes the sound of a lost packet out of what the packet after it repeats of it (forward error correction, such
         * as that of RFC 6716 section 2.1.7). To be called instead of {@link #conceal}, and before that packet is
         * decoded.
         *
         * @param next payload of the packet after the lost one; its position may move
         * @param length samples that are missing
         * @return samples written, at most {@code length}; 0 when nothing is repeated: conceal them
         */
        default int recover(ByteBuffer next, short[] pcm, int offset, int length) {
            return 0;
        }

        /** Makes up samples for a lost packet. */
        default void conceal(short[] pcm, int offset, int length) {
            java.util.Arrays.fill(pcm, offset, offset + length, (short) 0);
        }

        @Override
        default void close() {}
    }
}
