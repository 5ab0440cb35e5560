package org.strowger.sip.sdp;

/**
 * The origin line.
 *
 * @param sessionId decimal digits, as long as the sender likes
 * @param version decimal digits
 * @param addressType IP4 or IP6
 */
public record SdpOrigin(String username, String sessionId, String version, String addressType, String address) {}
