package org.strowger.config.destination;

/**
 * A destination as it is written: {@code kind:name}, or {@code kind} alone.
 *
 * @param name empty when there is none
 */
public record Target(String kind, String name) {
    public static Target of(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new Target(text, "") : new Target(text.substring(0, colon), text.substring(colon + 1));
    }
}
