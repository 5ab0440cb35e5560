package org.strowger.sip.registrar;

import java.util.Map;

/**
 * One contact of a REGISTER.
 *
 * @param uri null for {@code *}
 * @param parameters of the header, by lower-case name, unquoted
 */
record ContactValue(ContactUri uri, Map<String, String> parameters) {
    static final ContactValue ALL = new ContactValue(null, Map.of());

    /** What RFC 3261 section 20.19 makes of a value that cannot be read. */
    private static final long UNREADABLE_EXPIRES = 3600;

    private static final int MAX_INSTANCE = 255;

    boolean isAll() {
        return uri == null;
    }

    /** Seconds asked for: of the contact, else of the header, else the default. */
    long expires(Long header, long otherwise) {
        String own = parameters.get("expires");
        if (own != null) {
            return own.matches("[0-9]{1,10}") ? Long.parseLong(own) : UNREADABLE_EXPIRES;
        }
        if (header == null) {
            return otherwise;
        }
        return header < 0 ? UNREADABLE_EXPIRES : header;
    }

    /** The device, RFC 5626; empty when it does not say. */
    String instance() {
        String instance = parameters.getOrDefault("+sip.instance", "");
        return instance.length() > MAX_INSTANCE ? instance.substring(0, MAX_INSTANCE) : instance;
    }

    int regId() {
        String text = parameters.getOrDefault("reg-id", "");
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    /** Thousandths; 1000 when it does not say. */
    int q() {
        String text = parameters.getOrDefault("q", "");
        return text.matches("[01](\\.[0-9]{0,3})?")
                ? Math.min(1000, (int) Math.round(Double.parseDouble(text) * 1000))
                : 1000;
    }
}
