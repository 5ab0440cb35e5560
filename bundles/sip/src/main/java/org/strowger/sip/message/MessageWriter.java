package org.strowger.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.OutboundRequest;
import org.strowger.sip.stack.Reply;

/** Makes the bytes of what we send. Thread safe. */
public final class MessageWriter {
    private static final int ROOM = 1024;
    private static final int FIRST_DIALOG_STATUS = 101;
    private static final int LAST_DIALOG_STATUS = 299;

    private final String product;

    /** @param product for Server and User-Agent */
    public MessageWriter(String product) {
        this.product = product;
    }

    /** A response to a request (RFC 3261 section 8.2.6). */
    public byte[] response(ReceivedMessage to, Reply reply) {
        int status = reply.status();
        StringBuilder out = new StringBuilder(ROOM);
        out.append("SIP/2.0 ").append(status).append(' ');
        out.append(reply.reason() == null ? Phrases.of(status) : reply.reason()).append("\r\n");
        List<String> vias = to.lines("Via");
        line(out, "Via", to.via().answered(to.flow().remote()));
        for (int i = 1; i < vias.size(); i++) {
            line(out, "Via", vias.get(i));
        }
        copy(out, to, "From");
        String called = first(to, "To");
        boolean tagged = reply.toTag() == null || !to.to().tag().isEmpty();
        line(out, "To", tagged ? called : called + ";tag=" + reply.toTag());
        line(out, "Call-ID", to.callId());
        copy(out, to, "CSeq");
        if (status == 100) {
            to.lines("Timestamp").forEach(value -> line(out, "Timestamp", value));
        } else if (status >= FIRST_DIALOG_STATUS && status <= LAST_DIALOG_STATUS) {
            to.lines("Record-Route").forEach(value -> line(out, "Record-Route", value));
        }
        line(out, "Server", product);
        return finish(out, reply.headers(), reply.contentType(), reply.body());
    }

    /** @param localAddress host:port for the Via */
    public byte[] request(OutboundRequest request, String localAddress) {
        StringBuilder out = start(request, request.method(), localAddress, request.to());
        line(out, "User-Agent", product);
        return finish(out, request.headers(), request.contentType(), request.body());
    }

    /** The ACK for a refusal of an INVITE of ours (RFC 3261 section 17.1.1.3). */
    public byte[] ack(OutboundRequest invite, ReceivedMessage refusal, String localAddress) {
        StringBuilder out = start(invite, "ACK", localAddress, first(refusal, "To"));
        List<Header> routes = invite.headers().stream()
                .filter(h -> h.name().equalsIgnoreCase("Route"))
                .toList();
        return finish(out, routes, null, null);
    }

    private static StringBuilder start(OutboundRequest request, String method, String localAddress, String to) {
        StringBuilder out = new StringBuilder(ROOM);
        out.append(method).append(' ').append(request.uri()).append(" SIP/2.0\r\n");
        out.append("Via: SIP/2.0/")
                .append(request.flow().transport())
                .append(' ')
                .append(localAddress);
        out.append(";rport;branch=").append(request.branch()).append("\r\n");
        line(out, "From", request.from());
        line(out, "To", to);
        line(out, "Call-ID", request.callId());
        out.append("CSeq: ").append(request.cseq()).append(' ').append(method).append("\r\n");
        out.append("Max-Forwards: ").append(request.hops()).append("\r\n");
        return out;
    }

    private static byte[] finish(StringBuilder out, List<Header> headers, String contentType, String body) {
        for (Header header : headers) {
            line(out, header.name(), header.value());
        }
        if (body == null) {
            return out.append("Content-Length: 0\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        line(out, "Content-Type", contentType);
        out.append("Content-Length: ").append(length).append("\r\n\r\n").append(body);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void copy(StringBuilder out, ReceivedMessage from, String name) {
        line(out, name, first(from, name));
    }

    private static String first(ReceivedMessage from, String name) {
        List<String> lines = from.lines(name);
        return lines.isEmpty() ? "" : lines.get(0);
    }

    /** A value cannot end its line: whatever it was made of, what would is left out. */
    private static void line(StringBuilder out, String name, String value) {
        out.append(name).append(": ");
        if (value.indexOf('\r') < 0 && value.indexOf('\n') < 0) {
            out.append(value);
        } else {
            out.append(value.replaceAll("[\r\n]+", " "));
        }
        out.append("\r\n");
    }
}
