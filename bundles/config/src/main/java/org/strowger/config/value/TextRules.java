package org.strowger.config.value;

/** What no text of the configuration may contain, whatever its field says: it ends up in headers, files and logs. */
final class TextRules {
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    private TextRules() {}

    /** No control character (C0, DEL, C1), no line or paragraph separator, no half of a surrogate pair. */
    static boolean clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR) {
                return false;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** Length as a user counts it. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
