package org.strowger.rest.sheet;

/**
 * Keeps spreadsheet programs from taking data for formulas: such texts get an apostrophe in front on the way out and
 * lose it on the way in. A text that begins with apostrophes before such a character gets one more, so that every text
 * comes back as it was.
 */
public final class FormulaGuard {
    private static final String DANGEROUS = "=+-@\t\r\n|%";

    private FormulaGuard() {}

    public static String protect(String text) {
        return risky(text) ? "'" + text : text;
    }

    public static String restore(String text) {
        return text.startsWith("'") && risky(text.substring(1)) ? text.substring(1) : text;
    }

    private static boolean risky(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at < text.length() && DANGEROUS.indexOf(text.charAt(at)) >= 0;
    }
}
