package org.strowger.media.srtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory that one thread needs while it works on a packet: shared by all the parties whose packets it handles. */
final class Workspace {
    /** Longest packet, with its tag. */
    static final int PACKET_BYTES = 2048;

    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private static final int SPARE = 32;
    final byte[] packet = new byte[PACKET_BYTES + SPARE];
    final byte[] counters = new byte[PACKET_BYTES + SPARE];
    final byte[] stream = new byte[PACKET_BYTES + SPARE];
    final byte[] iv = new byte[16];
    final byte[] tag = new byte[20];
    /** The packet again, to hand out. */
    final ByteBuffer view = ByteBuffer.wrap(packet);

    /** Takes a packet in, from position to limit, and returns its length. */
    int load(ByteBuffer from) {
        int length = from.remaining();
        from.get(from.position(), packet, 0, length);
        return length;
    }

    int intAt(int at) {
        return (int) INT.get(packet, at);
    }

    int shortAt(int at) {
        return (short) SHORT.get(packet, at) & 0xFFFF;
    }

    /** Compares what was computed with what was received, in a time that does not tell where they differ. */
    boolean tagMatches(int at, int length) {
        int difference = 0;
        for (int i = 0; i < length; i++) {
            difference |= tag[i] ^ packet[at + i];
        }
        return difference == 0;
    }
}
