package org.strowger.sip.sdp;

/**
 * An attribute line.
 *
 * @param value empty for a property attribute such as {@code a=sendonly}
 */
public record SdpAttribute(String name, String value) {}
