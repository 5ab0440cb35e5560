package org.strowger.sip.registrar;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contact's URI, as far as a registrar must understand it.
 *
 * @param text as given
 * @param host lower case, IPv6 without brackets
 * @param port 0 when it does not say
 * @param transport the URI parameter, lower case, or empty
 */
record ContactUri(String text, boolean secure, String user, String host, int port, String transport) {
    private static final int MAX_LENGTH = 1024;
    private static final int SIP_PORT = 5060;
    private static final int SIPS_PORT = 5061;

    /** Scheme, user with password, host, port, rest; the quantifiers cannot backtrack into each other. */
    private static final Pattern FORM = Pattern.compile(
            "(sips?):(?:([^@<>\"\\s]+)@)?(\\[[0-9a-f:.]+\\]|[0-9a-z._-]+)(?::([0-9]{1,5}))?([;?][^<>\"\\s@]*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TRANSPORT = Pattern.compile(";transport=([a-z]{2,8})", Pattern.CASE_INSENSITIVE);

    /** Empty for anything but a sip or sips URI of sane length. */
    static Optional<ContactUri> parse(String text) {
        Matcher m = text.length() > MAX_LENGTH ? null : FORM.matcher(text);
        if (m == null || !m.matches()) {
            return Optional.empty();
        }
        int port = m.group(4) == null ? 0 : Integer.parseInt(m.group(4));
        if (port > 65_535 || m.group(4) != null && port == 0) {
            return Optional.empty();
        }
        String host = m.group(3).toLowerCase(Locale.ROOT);
        Matcher transport = TRANSPORT.matcher(m.group(5) == null ? "" : m.group(5));
        return Optional.of(new ContactUri(
                text,
                "sips".equalsIgnoreCase(m.group(1)),
                m.group(2) == null ? "" : m.group(2),
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                port,
                transport.find() ? transport.group(1).toLowerCase(Locale.ROOT) : ""));
    }

    /** What makes two contacts the same (RFC 3261 section 19.1.4, of the parameters only transport). */
    String key() {
        return (secure ? "sips:" : "sip:") + user + "@" + host + ":" + port + ";" + transport;
    }

    /** Its address when the host is a literal; names are never looked up. */
    Optional<InetSocketAddress> address() {
        int to = port > 0 ? port : secure || "tls".equals(transport) ? SIPS_PORT : SIP_PORT;
        return HostPort.literal(host).map(a -> new InetSocketAddress(a, to));
    }

    /** Whether a request must never be sent to an address. */
    static boolean isDangerous(InetAddress to, InetAddress source) {
        byte[] bytes = to.getAddress();
        boolean reserved = bytes.length == 4 && (bytes[0] == 0 || (bytes[0] & 0xff) >= 240);
        return to.isMulticastAddress()
                || to.isAnyLocalAddress()
                || reserved
                || to.isLoopbackAddress() && !source.isLoopbackAddress();
    }
}
