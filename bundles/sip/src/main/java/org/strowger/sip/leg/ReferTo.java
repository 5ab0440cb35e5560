package org.strowger.sip.leg;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.sip.stack.Percent;

/**
 * Whom a Refer-To header means (RFC 3515 section 2.1).
 *
 * @param number user part, decoded
 * @param replaces value of the Replaces header that the request to that address is to have; empty when none
 */
record ReferTo(String number, String replaces) {
    private static final int LONGEST = 2048;
    private static final Pattern ADDRESS = Pattern.compile("(?s)(?:[^<>]*<([^<>]+)>.*|([^<>;?]+)[^<>]*)");
    private static final Pattern URI = Pattern.compile("(?i)(sips?|tel):([^@?;]*)([^?]*)(?:\\?(.*))?");
    private static final Pattern METHOD = Pattern.compile("(?i).*;method=([^;?]+).*");

    /** Empty when it cannot be read, or asks for another method than INVITE. */
    static Optional<ReferTo> parse(String value) {
        if (value.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher address = ADDRESS.matcher(value.trim());
        if (!address.matches()) {
            return Optional.empty();
        }
        Matcher uri = URI.matcher((address.group(1) == null ? address.group(2) : address.group(1)).trim());
        return uri.matches() && invite(uri.group(3)) ? Optional.of(of(uri)) : Optional.empty();
    }

    private static boolean invite(String parameters) {
        Matcher method = METHOD.matcher(parameters);
        return !method.matches() || method.group(1).equalsIgnoreCase("INVITE");
    }

    private static ReferTo of(Matcher uri) {
        boolean telephone = uri.group(1).equalsIgnoreCase("tel");
        // Without @ a SIP URI has only a host.
        String user = telephone || uri.group(3).startsWith("@") ? uri.group(2) : userWithParameters(uri);
        String number = telephone ? user.replaceAll("[-.() ]", "") : user;
        return new ReferTo(Percent.decode(number), uri.group(4) == null ? "" : replaces(uri.group(4)));
    }

    /** The user part itself may have parameters, such as {@code 102;phone-context=x@host}. */
    private static String userWithParameters(Matcher uri) {
        return uri.group(3).indexOf('@') >= 0 ? uri.group(2) : "";
    }

    private static String replaces(String headers) {
        for (String header : headers.split("&")) {
            if (header.regionMatches(true, 0, "Replaces=", 0, "Replaces=".length())) {
                return Percent.decode(header.substring("Replaces=".length()));
            }
        }
        return "";
    }
}
