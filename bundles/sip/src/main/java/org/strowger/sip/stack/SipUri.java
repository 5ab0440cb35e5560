package org.strowger.sip.stack;

/**
 * A SIP or SIPS URI as a message carries it.
 *
 * @param user decoded user part without parameters; empty when there is none
 * @param host as written
 * @param port -1 when there is none
 * @param transport the transport parameter in lower case; empty when there is none
 * @param text the URI as it was written
 */
public record SipUri(String scheme, String user, String host, int port, String transport, String text) {
    public boolean secure() {
        return "sips".equalsIgnoreCase(scheme);
    }
}
