package org.strowger.rest.config;

/** How values are put in order: numbers, also those that are texts of digits, by size; other texts without regard to case. */
final class Compared {
    private Compared() {}

    static int values(Object a, Object b) {
        if (a instanceof Number left && b instanceof Number right) {
            return Long.compare(left.longValue(), right.longValue());
        }
        String left = TypeTable.text(a);
        String right = TypeTable.text(b);
        // Numbers of phones are too long for a long, and their zeros in front count.
        if (left.length() != right.length() && digits(left) && digits(right)) {
            return Integer.compare(left.length(), right.length());
        }
        return left.compareToIgnoreCase(right);
    }

    static boolean digits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
