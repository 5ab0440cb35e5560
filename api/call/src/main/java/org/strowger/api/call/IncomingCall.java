package org.strowger.api.call;

/**
 * An inbound leg as its technology hands it over.
 *
 * @param dialed the number asked for, only characters of the dial alphabet (0–9 * # + A–D a–z . _ -)
 * @param source network address it came from
 */
public record IncomingCall(Leg leg, String dialed, String source) {}
