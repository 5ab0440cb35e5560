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
    private static final Fault BAD_NAME = new Fault(400, "Bad Header Name");
    private static final Fault BAD_CHARACTER = new Fault(400, "Bad Character");
    private static final Fault BAD_MAX_FORWARDS = new Fault(400, "Bad Max-Forwards");
    private static final int MAX_FORWARDS = 5;
    private static final int MOST_FORWARDS = 255;
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '!'; c < 127; c++) {
            TOKEN[c] = Character.isLetterOrDigit(c) || "-.!%*_+`'~".indexOf(c) >= 0;
        }
    }

    private static final Fault BAD_START = new Fault(400, "Bad Request Line");
    private static final Fault OTHER_VERSION = new Fault(505, "Version Not Supported");
    private static final byte[] STATUS = "sip/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION = "sip/2.0".getBytes(StandardCharsets.US_ASCII);
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
    private Fault badLine;

    /** What is wrong with a head, as a response says it. */
    public record Fault(int status, String reason) {}

    private HeadScan(byte[] bytes, HeadLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
    }

    /** Whether there is a token (RFC 3261 section 25.1) from here to there. */
    public static boolean isToken(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= TOKEN.length || !TOKEN[c]) {
                return false;
            }
        }
        return from < to;
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
        int start = scan.begin(end);
        Fault tooLong = null;
        for (int i = start; i <= end; i++) {
            boolean over = i == end || bytes[i] == '\n';
            if (!over) {
                scan.character(bytes[i]);
                scan.badEnd |= bytes[i] == '\r' && (i + 1 < end && bytes[i + 1] != '\n');
                continue;
            }
            scan.badEnd |= i < end && (i == 0 || bytes[i - 1] != '\r');
            if (scan.lines++ == 0) {
                tooLong = i - start > limits.startLine() ? URI_TOO_LONG : scan.startLine(start, i);
            } else {
                scan.line(start, i);
            }
            start = i + 1;
        }
        return exact && scan.badEnd ? BAD_LINE_END : tooLong == null ? scan.verdict() : tooLong;
    }

    /** Line ends may come before a message. */
    private int begin(int end) {
        int at = 0;
        while (at < end && (bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at;
    }

    /** A request line has two spaces, and nothing but the version that everybody speaks behind the second. */
    private Fault startLine(int start, int lineEnd) {
        int end = lineEnd;
        while (end > start && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t' || bytes[end - 1] == '\r')) {
            end--;
        }
        if (end - start > STATUS.length && matches(start, STATUS.length, STATUS)) {
            return null;
        }
        int uri = space(start, end) + 1;
        int version = space(uri, end) + 1;
        if (uri - 1 == start || version - 1 == uri || version >= end || space(version, end) < end) {
            return BAD_START;
        }
        if (matches(version, end - version, VERSION)) {
            return null;
        }
        boolean other = end - version > STATUS.length && matches(version, STATUS.length, STATUS);
        return other ? OTHER_VERSION : BAD_START;
    }

    /** The next space; the end for none. */
    private int space(int from, int end) {
        int at = from;
        while (at < end && bytes[at] != ' ') {
            at++;
        }
        return at;
    }

    private void character(byte b) {
        if (b >= 0 && b < ' ' && b != '\t' && b != '\r' || b == 0x7f) {
            badLine = BAD_CHARACTER;
        }
    }

    private Fault verdict() {
        if (lines - 1 > limits.headers()) {
            return TOO_MANY_HEADERS;
        }
        if (twice || badLine != null) {
            return twice ? TWICE : badLine;
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
        while (name < end && bytes[name] >= 0 && TOKEN[bytes[name]]) {
            name++;
        }
        int length = name - start;
        int colon = skipSpace(name, end);
        if (length == 0 && (colon > start || colon == end || bytes[colon] == '\r')) {
            return;
        }
        if (length == 0 || colon == end || bytes[colon] != ':') {
            badLine = BAD_NAME;
            return;
        }
        if (length == 1) {
            compact(lower(bytes[start]), start, end);
            return;
        }
        for (int i = 0; i < SINGLE.length; i++) {
            if (matches(start, length, SINGLE[i])) {
                single(i);
                if (i == MAX_FORWARDS) {
                    maxForwards(colon + 1, end);
                }
            }
        }
        for (int i = 0; i < HOPS.length; i++) {
            if (matches(start, length, HOPS[i])) {
                hop(i, start, end);
            }
        }
    }

    private int skipSpace(int from, int end) {
        int at = from;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** A number that stands in the next line is taken for nothing. */
    private void maxForwards(int from, int end) {
        int at = skipSpace(from, end);
        int value = at == end || bytes[at] < '0' || bytes[at] > '9' ? MOST_FORWARDS + 1 : 0;
        for (; at < end && bytes[at] > ' ' && value <= MOST_FORWARDS; at++) {
            int digit = bytes[at] - '0';
            value = digit < 0 || digit > 9 ? MOST_FORWARDS + 1 : value * 10 + digit;
        }
        if (value > MOST_FORWARDS) {
            badLine = BAD_MAX_FORWARDS;
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
