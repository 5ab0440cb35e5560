package org.strowger.api.call;

/**
 * An inbound leg as its technology hands it over.
 *
 * @param dialed the number asked for, only characters of the dial alphabet (0–9 * # + A–D a–z . _ -)
 * @param source network address it came from
 * @param replaces a leg of the same user whose place this one takes (RFC 3891), or null
 */
public record IncomingCall(Leg leg, String dialed, String source, Leg replaces) {
    /** A call that takes nobody's place. */
    public IncomingCall(Leg leg, String dialed, String source) {
        this(leg, dialed, source, null);
    }
}
