package org.strowger.sip.message;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import org.strowger.sip.stack.Hosts;
import org.strowger.sip.transport.HeadScan;

/**
 * The topmost Via (RFC 3261 section 20.42).
 *
 * @param transport as written
 * @param host as written
 * @param port -1 when there is none
 * @param branch empty when there is none
 * @param rport whether it asks for the reply where the request came from (RFC 3581)
 * @param first its text
 * @param rest what follows in the same line, with the comma; usually empty
 */
public record Via(String transport, String host, int port, String branch, boolean rport, String first, String rest) {
    private static final String VERSION = "SIP/2.0/";
    private static final int DEFAULT_PORT = 5060;

    static Via parse(String line) throws MalformedMessage {
        int end = Lists.end(line, 0);
        String text = line.substring(0, end).strip();
        int space = text.indexOf(' ');
        if (space < 0
                || !text.regionMatches(true, 0, VERSION, 0, VERSION.length())
                || !HeadScan.isToken(text, VERSION.length(), space)) {
            return spaced(text, line.substring(end));
        }
        int parameters = Parameters.next(text, space);
        String sentBy = text.substring(space, parameters).strip();
        int portAt = Addresses.portAt(sentBy);
        String host = portAt < 0 ? sentBy : sentBy.substring(0, portAt).strip();
        int port = portAt < 0 ? -1 : Addresses.port(sentBy.substring(portAt + 1).strip());
        if (Parameters.quoteOpen(text) || text.indexOf('<') >= 0 || text.indexOf('>') >= 0) {
            // What a reply appends would become part of it; a comma in brackets divides to some and not to others.
            throw new MalformedMessage("a Via with a quote that is not closed, or with brackets");
        }
        boolean empty = text.indexOf(";;", parameters) >= 0 || text.endsWith(";");
        if (port == 0 || empty || !Addresses.isHost(host)) {
            throw new MalformedMessage("a Via without an address");
        }
        String branch = Parameters.find(text, parameters, "branch");
        return new Via(
                text.substring(VERSION.length(), space),
                host,
                port,
                branch == null ? "" : branch,
                Parameters.find(text, parameters, "rport") != null,
                text,
                line.substring(end));
    }

    /** White space may stand around the slashes; hardly anybody writes it. */
    private static Via spaced(String text, String rest) throws MalformedMessage {
        String dense = text.replaceAll("[ \t]*/[ \t]*", "/").replace('\t', ' ');
        if (dense.equals(text)
                || !dense.regionMatches(true, 0, VERSION, 0, VERSION.length())
                || dense.indexOf(' ') < 0) {
            throw new MalformedMessage("an unreadable Via");
        }
        return parse(dense + rest);
    }

    /** Host and port as written, in lower case. */
    public String sentBy() {
        return (port < 0 ? host : host + ":" + port).toLowerCase(Locale.ROOT);
    }

    /** The line as a reply repeats it: with the address and port that the request came from. */
    String answered(InetSocketAddress source) {
        StringBuilder line = new StringBuilder(first.length() + 40);
        int at = Parameters.next(first, 0);
        line.append(first, 0, at);
        while (at < first.length()) {
            int next = Parameters.next(first, at + 1);
            if (!isParameter(at, next, "received") && !isParameter(at, next, "rport")) {
                line.append(first, at, next);
            }
            at = next;
        }
        line.append(";received=").append(plain(source.getAddress()));
        if (rport) {
            line.append(";rport=").append(source.getPort());
        }
        return line.append(rest).toString();
    }

    private boolean isParameter(int from, int to, String name) {
        int start = from + 1;
        while (start < to && Character.isWhitespace(first.charAt(start))) {
            start++;
        }
        int end = start + name.length();
        return end <= to
                && first.regionMatches(true, start, name, 0, name.length())
                && (end == to || first.charAt(end) == '=' || Character.isWhitespace(first.charAt(end)));
    }

    private static String plain(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    /**
     * Where a reply to a datagram goes (RFC 3261 section 18.2.2, RFC 3581): never to another address than the request
     * came from. A sender behind NAT is known by an address that is not the one it names; it hears only where it sent from.
     */
    public InetSocketAddress replyTo(InetSocketAddress source) {
        Optional<InetAddress> named = rport ? Optional.empty() : Hosts.literal(host);
        boolean behindNat = named.isPresent() && !named.get().equals(source.getAddress());
        return rport || behindNat ? source : new InetSocketAddress(source.getAddress(), port < 0 ? DEFAULT_PORT : port);
    }
}
