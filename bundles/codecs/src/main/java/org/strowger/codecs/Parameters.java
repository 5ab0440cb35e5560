package org.strowger.codecs;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** An fmtp value of the form {@code name=value;name=value}. What a party sends may be anything. */
public final class Parameters {
    private static final int LONGEST = 1000;
    private static final int MOST_DIGITS = 9;

    private final Map<String, String> values = new HashMap<>();

    private Parameters() {}

    public static Parameters of(String fmtp) {
        Parameters parameters = new Parameters();
        if (fmtp != null && fmtp.length() <= LONGEST) {
            for (String piece : fmtp.split(";")) {
                int equals = piece.indexOf('=');
                if (equals > 0) {
                    String name = piece.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                    parameters.values.putIfAbsent(
                            name, piece.substring(equals + 1).strip());
                }
            }
        }
        return parameters;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** As it was written, or empty. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** Its value is 1. */
    public boolean isOn(String name) {
        return "1".equals(text(name));
    }

    /** The number, or the other one when it is absent or none. */
    public int number(String name, int otherwise) {
        String text = text(name);
        boolean number =
                !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(text) : otherwise;
    }
}
