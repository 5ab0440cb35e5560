package org.strowger.trace;

import java.nio.charset.StandardCharsets;

/** What can be seen of a SIP message without reading it. */
final class Glance {
    private static final byte[] INVITE = "INVITE ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CALL_ID = "call-id".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BRIEF = "i".getBytes(StandardCharsets.US_ASCII);

    private Glance() {}

    static boolean isInvite(byte[] data) {
        int at = 0;
        while (at < data.length && (data[at] == '\r' || data[at] == '\n')) {
            at++;
        }
        return begins(data, at, INVITE, 0);
    }

    /** Empty when there is none. */
    static String callId(byte[] data) {
        for (int line = next(data, 0); line < data.length && data[line] != '\r' && data[line] != '\n'; ) {
            int end = next(data, line);
            int colon = colon(data, line, CALL_ID);
            colon = colon < 0 ? colon(data, line, BRIEF) : colon;
            if (colon > 0) {
                return new String(data, colon + 1, end - colon - 1, StandardCharsets.UTF_8).strip();
            }
            line = end;
        }
        return "";
    }

    /** Where the next line begins. */
    private static int next(byte[] data, int from) {
        int at = from;
        while (at < data.length && data[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, data.length);
    }

    /** Where the colon after this name is; -1 when the line is of another. */
    private static int colon(byte[] data, int line, byte[] name) {
        if (!begins(data, line, name, 0x20)) {
            return -1;
        }
        int at = line + name.length;
        while (at < data.length && (data[at] == ' ' || data[at] == '\t')) {
            at++;
        }
        return at < data.length && data[at] == ':' ? at : -1;
    }

    /** @param fold 0x20 for letters of either case */
    private static boolean begins(byte[] data, int from, byte[] text, int fold) {
        if (data.length - from < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            byte folded = text[i] >= 'A' ? (byte) (data[from + i] | fold) : data[from + i];
            if (folded != text[i]) {
                return false;
            }
        }
        return true;
    }
}
