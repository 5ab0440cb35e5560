package org.strowger.sip.transport;

/**
 * How much a message's head may hold.
 *
 * @param startLine characters
 * @param headers lines
 * @param hops Via, Route and Record-Route values, each
 */
public record HeadLimits(int startLine, int headers, int hops) {
    /** Far more than any phone or provider sends. */
    public static final HeadLimits USUAL = new HeadLimits(2048, 200, 70);
}
