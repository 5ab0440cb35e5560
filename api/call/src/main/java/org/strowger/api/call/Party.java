package org.strowger.api.call;

/**
 * Who is at the far end of a leg.
 *
 * @param number as dialled or shown; empty when unknown or withheld
 * @param name display name, free of control characters; empty when unknown
 * @param extension number of the extension whose device it is, proven by authentication; empty for outsiders
 * @param anonymous the identity is withheld from the other party
 */
public record Party(String number, String name, String extension, boolean anonymous) {
    public static Party extension(String number, String name) {
        return new Party(number, name, number, false);
    }
}
