package org.strowger.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.NameAddress;
import org.strowger.sip.stack.SipMessage;
import org.strowger.sip.stack.SipUri;
import org.strowger.sip.transport.HeadLimits;
import org.strowger.sip.transport.HeadScan;
import org.strowger.sip.transport.HeadScan.Fault;

/** A request or response as it came: what routes it is read at once, everything else when it is asked for. */
public class ReceivedMessage implements SipMessage {
    private static final String VERSION = "SIP/2.0";
    private static final Fault BAD_REQUEST = new Fault(400, null);
    private static final int STATUS_END = 11;
    private static final long MAX_CSEQ = (1L << 31) - 1;

    private final byte[] data;
    private final int bodyAt;
    private final String head;
    private final String startLine;
    private final HeaderLines lines;
    private final Flow flow;
    private final int status;
    private final String method;
    private final Via via;
    private final String callId;
    private final long cseq;
    private final String cseqMethod;
    private NameAddress from;
    private NameAddress to;

    /** Reads the bytes of one message. */
    protected ReceivedMessage(byte[] data, Flow flow) throws MalformedMessage {
        this.data = data;
        this.flow = flow;
        int start = MessageBytes.start(data);
        int headEnd = MessageBytes.headEnd(data, start);
        this.bodyAt = MessageBytes.bodyStart(data, headEnd);
        this.head = new String(data, start, headEnd - start, StandardCharsets.UTF_8);
        int lineEnd = head.indexOf('\n');
        this.startLine = (lineEnd < 0 ? head : head.substring(0, lineEnd)).stripTrailing();
        this.status = status(startLine);
        this.method = status > 0 ? "" : method(startLine);
        this.lines = HeaderLines.read(head, lineEnd < 0 ? head.length() : lineEnd + 1);
        this.via = Via.parse(needed("Via"));
        this.callId = needed("Call-ID");
        String sequence = needed("CSeq");
        int space = firstSpace(sequence);
        this.cseq = number(sequence.substring(0, space));
        this.cseqMethod = sequence.substring(space).strip();
    }

    private static int status(String line) throws MalformedMessage {
        if (!line.startsWith("SIP/")) {
            return 0;
        }
        boolean readable = line.startsWith(VERSION + " ") && line.length() >= STATUS_END;
        int status = readable ? Addresses.port(line.substring(VERSION.length() + 1, STATUS_END)) : 0;
        if (status < 100 || status > 699) {
            throw new MalformedMessage("an unreadable status line");
        }
        return status;
    }

    private static String method(String line) throws MalformedMessage {
        int space = line.indexOf(' ');
        if (space < 1 || line.lastIndexOf(' ') == space) {
            throw new MalformedMessage("an unreadable request line");
        }
        return line.substring(0, space);
    }

    private String needed(String name) throws MalformedMessage {
        String value = lines.line(name);
        if (value == null || value.isEmpty()) {
            throw new MalformedMessage("no " + name);
        }
        return value;
    }

    private static int firstSpace(String text) throws MalformedMessage {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ' ' || text.charAt(i) == '\t') {
                return i;
            }
        }
        throw new MalformedMessage("an unreadable CSeq");
    }

    /** -1 for what is no CSeq. */
    private static long number(String digits) {
        if (digits.isEmpty() || digits.length() >= 11) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value <= MAX_CSEQ ? value : -1;
    }

    /** What is wrong with it although it can be read; null for nothing. */
    public Fault fault() {
        Fault found = HeadScan.of(data, bodyAt, HeadLimits.USUAL, false);
        if (found != null) {
            return found;
        }
        return inconsistent() ? BAD_REQUEST : null;
    }

    private boolean inconsistent() {
        if (!closed(lines.line("From"))
                || !closed(lines.line("To"))
                || cseq < 0
                || !method.isEmpty() && !method.equals(cseqMethod)) {
            return true;
        }
        long length = contentLength();
        return length < 0 || length > data.length - bodyAt;
    }

    /** Where a quote is not closed, nobody can say for sure whose tag it is. */
    private static boolean closed(String party) {
        return party != null && !Parameters.quoteOpen(party);
    }

    /** Of a datagram, all that is there when it does not say. */
    private long contentLength() {
        List<String> said = lines.lines("Content-Length");
        if (said.isEmpty()) {
            return data.length - bodyAt;
        }
        return said.size() == 1 ? number(said.get(0)) : -1;
    }

    /** 0 of a request. */
    public int status() {
        return status;
    }

    /** In bytes, all of it. */
    public int length() {
        return data.length;
    }

    /** Empty of a response. */
    public String method() {
        return method;
    }

    public String startLine() {
        return startLine;
    }

    public Via via() {
        return via;
    }

    /** The whole lines of a header, as they stand. */
    public List<String> lines(String name) {
        return lines.lines(name);
    }

    @Override
    public final String callId() {
        return callId;
    }

    @Override
    public final long cseq() {
        return cseq;
    }

    @Override
    public final String cseqMethod() {
        return cseqMethod;
    }

    @Override
    public final NameAddress from() {
        if (from == null) {
            from = address("From");
        }
        return from;
    }

    @Override
    public final NameAddress to() {
        if (to == null) {
            to = address("To");
        }
        return to;
    }

    private NameAddress address(String name) {
        String line = lines.line(name);
        return line == null ? new NameAddress("", null, "") : Addresses.address(line);
    }

    @Override
    public final Optional<NameAddress> contact() {
        List<String> contacts = headers("Contact");
        return contacts.isEmpty() || contacts.get(0).equals("*")
                ? Optional.empty()
                : Optional.of(Addresses.address(contacts.get(0)));
    }

    @Override
    public final Optional<String> header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    @Override
    public final List<String> headers(String name) {
        return lines.values(name);
    }

    @Override
    public final List<String> recordRoutes() {
        return headers("Record-Route");
    }

    @Override
    public final String contentType() {
        String type = lines.line("Content-Type");
        if (type == null) {
            return "";
        }
        return type.substring(0, Parameters.next(type, 0)).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public final String body() {
        int length = (int) Math.max(0, Math.min(contentLength(), data.length - bodyAt));
        return length == 0 ? "" : new String(data, bodyAt, length, StandardCharsets.UTF_8);
    }

    @Override
    public final Flow flow() {
        return flow;
    }

    private String uriText() {
        return startLine.substring(startLine.indexOf(' ') + 1, startLine.lastIndexOf(' '));
    }

    /** The request URI, null when it is not one of SIP. */
    protected final SipUri uriOfRequest() {
        return Addresses.uri(uriText());
    }

    /** Whether the request URI could be one of another scheme; what has ours, or is none, is malformed. */
    public final boolean otherScheme() {
        return Addresses.otherScheme(uriText());
    }

    /** Whether it is of the version that everybody speaks. */
    public final boolean knownVersion() {
        return status > 0 || startLine.substring(startLine.lastIndexOf(' ') + 1).equalsIgnoreCase(VERSION);
    }

    /** Everything as it came; not to be changed. */
    public final byte[] bytes() {
        return data;
    }

    /** Everything as text, for a trace. */
    public final String text() {
        return new String(data, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return startLine + " from " + flow;
    }
}
