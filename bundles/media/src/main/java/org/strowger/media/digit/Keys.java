package org.strowger.media.digit;

/** The sixteen keys, numbered as events (RFC 4733 section 3.2), and their two frequencies (ITU-T Q.23). */
public final class Keys {
    public static final int COUNT = 16;
    private static final String SIGNS = "0123456789*#ABCD";
    /** Keys by row, then column. */
    private static final String PAD = "123A456B789C*0#D";

    private static final int[] ROWS = {697, 770, 852, 941};
    private static final int[] COLUMNS = {1209, 1336, 1477, 1633};

    private Keys() {}

    public static char sign(int code) {
        return SIGNS.charAt(code);
    }

    /** Its number, or -1 when it is no key. */
    public static int code(char sign) {
        return SIGNS.indexOf(Character.toUpperCase(sign));
    }

    static char at(int row, int column) {
        return PAD.charAt(row * COLUMNS.length + column);
    }

    /** The lower frequency of a key in Hz. */
    static int low(int code) {
        return ROWS[PAD.indexOf(sign(code)) / COLUMNS.length];
    }

    /** The higher frequency of a key in Hz. */
    static int high(int code) {
        return COLUMNS[PAD.indexOf(sign(code)) % COLUMNS.length];
    }

    /** A frequency of the lower group, 0 to 3, or of the higher one, 4 to 7. */
    static int frequency(int index) {
        return index < ROWS.length ? ROWS[index] : COLUMNS[index - ROWS.length];
    }
}
