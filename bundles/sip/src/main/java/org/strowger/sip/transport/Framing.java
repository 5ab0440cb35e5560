package org.strowger.sip.transport;

import java.nio.ByteBuffer;

/** Tells a stream of bytes into messages. On the link's thread only, but for {@link #encode} and {@link #ping}. */
interface Framing {
    /** Takes all bytes and hands out what is complete. */
    void feed(ByteBuffer bytes, Output output) throws FramingException;

    /** A message as it goes over the wire. */
    ByteBuffer encode(byte[] message);

    /** Something has begun that is not complete. */
    boolean begun();

    /** Asks whether the peer is there; null when that is not ours to ask. */
    ByteBuffer ping();

    /** What a framing finds. */
    interface Output {
        void message(byte[] message);

        /** To be sent back as it is: answers to keep-alives, handshakes. */
        void answer(ByteBuffer bytes) throws FramingException;

        /** From now on another framing tells messages apart; the rest of the bytes is for it. */
        void become(Framing next);
    }
}
