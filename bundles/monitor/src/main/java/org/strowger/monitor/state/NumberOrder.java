package org.strowger.monitor.state;

import java.util.Comparator;

/** Numbers as numbers, the rest after them as text. */
final class NumberOrder implements Comparator<String> {
    @Override
    public int compare(String a, String b) {
        boolean first = digits(a);
        if (first != digits(b)) {
            return first ? -1 : 1;
        }
        int byLength = first ? Integer.compare(a.length(), b.length()) : 0;
        return byLength != 0 ? byLength : a.compareTo(b);
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
