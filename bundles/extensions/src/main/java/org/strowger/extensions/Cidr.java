package org.strowger.extensions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks addresses and networks as text; never asks a name server. */
final class Cidr {
    private static final Pattern FORM = Pattern.compile("([0-9.]{7,15}|[0-9A-Fa-f:.]{2,45})(?:/([0-9]{1,3}))?");

    private Cidr() {}

    /** An IPv4 or IPv6 address, with or without the length of a prefix. */
    static boolean valid(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return false;
        }
        String address = form.group(1);
        boolean v6 = address.indexOf(':') >= 0;
        int prefix = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
        return v6 ? prefix <= 128 && ipv6(address) : prefix <= 32 && ipv4(address);
    }

    private static boolean ipv4(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean ipv6(String address) {
        int gap = address.indexOf("::");
        if (gap >= 0) {
            String before = address.substring(0, gap);
            String after = address.substring(gap + 2);
            int groups = groups(before) + groups(after);
            return groups(before) >= 0 && groups(after) >= 0 && groups <= 7;
        }
        return groups(address) == 8;
    }

    /** How many groups of four hex digits; less than -8 when one is malformed, so that no sum of two looks right. */
    private static int groups(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        for (String part : parts) {
            if (!part.matches("[0-9A-Fa-f]{1,4}")) {
                return -100;
            }
        }
        return parts.length;
    }
}
