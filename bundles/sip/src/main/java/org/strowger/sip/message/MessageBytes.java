package org.strowger.sip.message;

/** Where the parts of a message are. Linear in its length. */
public final class MessageBytes {
    private MessageBytes() {}

    /** The first byte after the line ends that may come before a message. */
    static int start(byte[] data) {
        int at = 0;
        while (at < data.length && (data[at] == '\r' || data[at] == '\n')) {
            at++;
        }
        return at;
    }

    /**
     * The end of the last header line; the whole length without an empty line. A head with control characters is
     * refused: parts of it are repeated in replies, and somebody might take them for line ends.
     */
    static int headEnd(byte[] data, int start) throws MalformedMessage {
        for (int i = start; i < data.length; i++) {
            byte b = data[i];
            if (b == '\n' && emptyLineFollows(data, i + 1)) {
                return i + 1;
            }
            boolean control = b >= 0 && b < ' ' && b != '\t' && b != '\n' || b == 0x7f;
            if (control && !(b == '\r' && i + 1 < data.length && data[i + 1] == '\n')) {
                throw new MalformedMessage("control characters");
            }
        }
        return data.length;
    }

    private static boolean emptyLineFollows(byte[] data, int at) {
        return at < data.length
                && (data[at] == '\n' || data[at] == '\r' && at + 1 < data.length && data[at + 1] == '\n');
    }

    static int bodyStart(byte[] data, int headEnd) {
        if (headEnd >= data.length) {
            return data.length;
        }
        return data[headEnd] == '\n' ? headEnd + 1 : headEnd + 2;
    }

    /** Whether the bytes begin with these characters. */
    public static boolean startsWith(byte[] data, String text) {
        if (data.length < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (data[i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
