package org.strowger.sip.transport;

import java.nio.charset.StandardCharsets;

/**
 * Looks for what makes a message too much, or understandable in two ways, without making anything of it: one pass over the
 * bytes, for every message that comes.
 */
public final class HeadScan {
    private static final byte[][] SINGLE =
            names("from", "to", "call-id", "cseq", "content-length", "max-forwards", "content-type");
    private static final byte[] COMPACT = "ftilc".getBytes(StandardCharsets.US_ASCII);
    private static final int[] COMPACT_OF = {0, 1, 2, 4, 6};
    private static final byte[][] HOPS = names("via", "route", "record-route");
    private static final Fault BAD_LINE_END = new Fault(400, "Bad Line End");
    private static final Fault TWICE = new Fault(400, "Header Twice");
    private static final Fault URI_TOO_LONG = new Fault(414, "Request-URI Too Long");
    private static final Fault TOO_MANY_HEADERS = new Fault(513, "Too Many Headers");
    private static final Fault TOO_MANY_HOPS = new Fault(513, "Too Many Hops");

    private final byte[] bytes;
    private final HeadLimits limits;
    private int lines;
    private int seen;
    private final int[] hops = new int[HOPS.length];
    private boolean twice;
    private boolean badEnd;

    /** What is wrong with a head, as a response says it. */
    public record Fault(int status, String reason) {}

    private HeadScan(byte[] bytes, HeadLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
    }

    private static byte[][] names(String... names) {
        byte[][] all = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            all[i] = names[i].getBytes(StandardCharsets.US_ASCII);
        }
        return all;
    }

    /**
     * The fault, null for none.
     *
     * @param end where the head ends
     * @param exact whether each line must end in CR and LF, as it must in a stream
     */
    public static Fault of(byte[] bytes, int end, HeadLimits limits, boolean exact) {
        HeadScan scan = new HeadScan(bytes, limits);
        int start = 0;
        Fault tooLong = null;
        for (int i = 0; i <= end; i++) {
            boolean over = i == end || bytes[i] == '\n';
            if (!over) {
                scan.badEnd |= bytes[i] == '\r' && (i + 1 < end && bytes[i + 1] != '\n');
                continue;
            }
            scan.badEnd |= i < end && (i == 0 || bytes[i - 1] != '\r');
            if (scan.lines++ == 0) {
                tooLong = i - start > limits.startLine() ? URI_TOO_LONG : null;
            } else {
                scan.line(start, i);
            }
            start = i + 1;
        }
        return exact && scan.badEnd ? BAD_LINE_END : tooLong == null ? scan.verdict() : tooLong;
    }

    private Fault verdict() {
        if (lines - 1 > limits.headers()) {
            return TOO_MANY_HEADERS;
        }
        if (twice) {
            return TWICE;
        }
        for (int count : hops) {
            if (count > limits.hops()) {
                return TOO_MANY_HOPS;
            }
        }
        return null;
    }

    private void line(int start, int end) {
        int name = start;
        while (name < end && bytes[name] != ':' && bytes[name] > ' ') {
            name++;
        }
        int length = name - start;
        if (length == 1) {
            compact(lower(bytes[start]), start, end);
            return;
        }
        for (int i = 0; i < SINGLE.length; i++) {
            if (matches(start, length, SINGLE[i])) {
                single(i);
            }
        }
        for (int i = 0; i < HOPS.length; i++) {
            if (matches(start, length, HOPS[i])) {
                hop(i, start, end);
            }
        }
    }

    private void compact(byte letter, int start, int end) {
        if (letter == 'v') {
            hop(0, start, end);
        }
        for (int i = 0; i < COMPACT.length; i++) {
            if (COMPACT[i] == letter) {
                single(COMPACT_OF[i]);
                return;
            }
        }
    }

    private void single(int which) {
        twice |= (seen & 1 << which) != 0;
        seen |= 1 << which;
    }

    private void hop(int which, int start, int end) {
        hops[which]++;
        for (int i = start; i < end; i++) {
            hops[which] += bytes[i] == ',' ? 1 : 0;
        }
    }

    private boolean matches(int start, int length, byte[] name) {
        if (length != name.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (lower(bytes[start + i]) != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter + ('a' - 'A')) : letter;
    }
}
