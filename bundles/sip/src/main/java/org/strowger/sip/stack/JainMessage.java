package org.strowger.sip.stack;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPMessage;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.URI;
import javax.sip.header.HeaderAddress;
import org.strowger.api.sip.SipAccount.Transport;

/** Shows a message of the library as ours. */
class JainMessage implements SipMessage {
    private final SIPMessage message;
    private final Flow flow;

    JainMessage(SIPMessage message) {
        this.message = message;
        InetSocketAddress remote =
                new InetSocketAddress(message.getPeerPacketSourceAddress(), message.getPeerPacketSourcePort());
        this.flow = new Flow(transport(message), remote);
    }

    /** Of the topmost Via, which the valve has matched with the channel it came by. */
    private static Transport transport(SIPMessage message) {
        return Transport.valueOf(message.getTopmostVia().getTransport().toUpperCase(Locale.ROOT));
    }

    @Override
    public String callId() {
        return message.getCallId().getCallId();
    }

    @Override
    public long cseq() {
        return message.getCSeq().getSeqNumber();
    }

    @Override
    public String cseqMethod() {
        return message.getCSeq().getMethod();
    }

    @Override
    public NameAddress from() {
        return address(message.getFrom(), message.getFrom().getTag());
    }

    @Override
    public NameAddress to() {
        return address(message.getTo(), message.getTo().getTag());
    }

    @Override
    public Optional<NameAddress> contact() {
        Contact first = message.getContactHeader();
        return first == null || first.isWildCard() ? Optional.empty() : Optional.of(address(first, null));
    }

    private static NameAddress address(HeaderAddress header, String tag) {
        String display = header.getAddress().getDisplayName();
        return new NameAddress(
                display == null ? "" : display, uri(header.getAddress().getURI()), tag == null ? "" : tag);
    }

    /** Null for what is not a SIP URI. */
    static org.strowger.sip.stack.SipUri uri(URI uri) {
        if (!(uri instanceof SipUri sip) || sip.getHost() == null) {
            return null;
        }
        String transport = sip.getTransportParam();
        return new org.strowger.sip.stack.SipUri(
                sip.getScheme().toLowerCase(Locale.ROOT),
                user(sip),
                sip.getHost(),
                sip.getPort(),
                transport == null ? "" : transport.toLowerCase(Locale.ROOT),
                sip.toString());
    }

    /** Decoded, without parameters; empty when there is none. */
    static String user(URI uri) {
        if (!(uri instanceof SipUri sip) || sip.getHost() == null || sip.getUser() == null) {
            return "";
        }
        String user = sip.getUser();
        int parameters = user.indexOf(';');
        String plain = parameters < 0 ? user : user.substring(0, parameters);
        return plain.indexOf('%') < 0 ? plain : Percent.decode(plain);
    }

    @Override
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    @Override
    public List<String> headers(String name) {
        List<String> values = new ArrayList<>();
        for (Iterator<?> i = message.getHeaders(name); i.hasNext(); ) {
            values.add(((SIPHeader) i.next()).getHeaderValue().trim());
        }
        return values;
    }

    @Override
    public List<String> recordRoutes() {
        return headers("Record-Route");
    }

    @Override
    public String contentType() {
        var type = message.getContentTypeHeader();
        return type == null ? "" : (type.getMediaType() + '/' + type.getMediaSubType()).toLowerCase(Locale.ROOT);
    }

    @Override
    public String body() {
        byte[] content = message.getRawContent();
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public Flow flow() {
        return flow;
    }

    @Override
    public String toString() {
        return message.getFirstLine().trim() + " from " + flow;
    }
}
