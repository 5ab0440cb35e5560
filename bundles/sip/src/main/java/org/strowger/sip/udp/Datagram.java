package org.strowger.sip.udp;

import java.net.InetSocketAddress;
import org.strowger.sip.message.MessageBytes;

/**
 * A datagram as it came.
 *
 * @param known whether a user has proven himself from that source
 * @param at when, on the monotonic clock
 */
record Datagram(byte[] data, InetSocketAddress source, boolean known, long at) {
    private static final String[] NEW = {
        "INVITE ", "REGISTER ", "OPTIONS ", "SUBSCRIBE ", "MESSAGE ", "PUBLISH ", "REFER "
    };
    private static final byte[] CALL_ID = {'c', 'a', 'l', 'l', '-', 'i', 'd'};

    /** It probably asks for something new, rather than being about what goes on. */
    boolean asks() {
        for (String method : NEW) {
            if (MessageBytes.startsWith(data, method)) {
                return true;
            }
        }
        return MessageBytes.startsWith(data, "CANCEL ");
    }

    boolean invites() {
        return MessageBytes.startsWith(data, "INVITE ") || MessageBytes.startsWith(data, "CANCEL ");
    }

    /** Nothing but line ends: somebody keeps his NAT binding open. */
    boolean keepsAlive() {
        for (byte b : data) {
            if (b != '\r' && b != '\n' && b != 0) {
                return false;
            }
        }
        return true;
    }

    /** Equal for messages of the same call, as long as they write their Call-ID alike. */
    int call() {
        for (int i = 0; i + CALL_ID.length + 1 < data.length; i++) {
            if (data[i] == '\n') {
                int value = callIdAt(i + 1);
                if (value > 0) {
                    return hash(value);
                }
            }
        }
        return 0;
    }

    private int callIdAt(int start) {
        byte first = data[start];
        if ((first | 0x20) == 'i' && data[start + 1] == ':') {
            return start + 2;
        }
        for (int i = 0; i < CALL_ID.length; i++) {
            if (start + i >= data.length || (data[start + i] | 0x20) != (CALL_ID[i] | 0x20)) {
                return -1;
            }
        }
        return start + CALL_ID.length;
    }

    private int hash(int start) {
        int hash = 1;
        for (int i = start; i < data.length && data[i] != '\r' && data[i] != '\n'; i++) {
            hash = data[i] == ' ' || data[i] == ':' ? hash : 31 * hash + data[i];
        }
        return hash;
    }
}
