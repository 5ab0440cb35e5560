package org.strowger.trace;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out of a service's note what may be digits that somebody keyed in, a PIN for one. */
final class KeyedDigits {
    /** One key alone chooses from a menu. */
    private static final Pattern DIGITS = Pattern.compile("(?<![\\w.:-])[0-9*#]{2,}(?![\\w.-])");

    private static final Pattern WRONG = Pattern.compile("(\\binvalid )\\S+");

    private KeyedDigits() {}

    /** @param shown whether these digits are a number that is no secret */
    static String hidden(String note, Predicate<String> shown) {
        Matcher digits = DIGITS.matcher(WRONG.matcher(note).replaceAll("$1***"));
        StringBuilder out = new StringBuilder();
        while (digits.find()) {
            String found = digits.group();
            digits.appendReplacement(out, Matcher.quoteReplacement(shown.test(found) ? found : Redaction.HIDDEN));
        }
        return digits.appendTail(out).toString();
    }
}
