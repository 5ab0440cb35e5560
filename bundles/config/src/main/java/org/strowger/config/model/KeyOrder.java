package org.strowger.config.model;

import java.util.Comparator;

/** Numbers by value, before everything else, which is in the order of its characters. */
final class KeyOrder {
    static final Comparator<String> INSTANCE = KeyOrder::compare;

    private KeyOrder() {}

    private static int compare(String a, String b) {
        boolean numeric = digits(a);
        if (numeric != digits(b)) {
            return numeric ? -1 : 1;
        }
        if (!numeric) {
            return a.compareTo(b);
        }
        int zerosA = zeros(a);
        int zerosB = zeros(b);
        int byLength = Integer.compare(a.length() - zerosA, b.length() - zerosB);
        if (byLength != 0) {
            return byLength;
        }
        int byValue = a.substring(zerosA).compareTo(b.substring(zerosB));
        return byValue != 0 ? byValue : Integer.compare(zerosA, zerosB);
    }

    private static boolean digits(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) < '0' || key.charAt(i) > '9') {
                return false;
            }
        }
        return !key.isEmpty();
    }

    private static int zeros(String key) {
        int zeros = 0;
        while (zeros < key.length() && key.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros;
    }
}
