package org.strowger.console.login;

/** Reads what the SSH server notes of a client: Java's text of a socket address, such as {@code /192.0.2.1:40022}. */
public final class ClientAddress {
    private ClientAddress() {}

    /** The address alone; IPv6 without brackets and zone. */
    public static String host(String socketAddress) {
        String text = socketAddress.substring(socketAddress.indexOf('/') + 1);
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        String bare = host.replace("[", "").replace("]", "");
        int zone = bare.indexOf('%');
        return zone < 0 ? bare : bare.substring(0, zone);
    }
}
