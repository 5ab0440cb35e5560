package org.strowger.sip.stack;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.HopImpl;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import javax.sip.InvalidArgumentException;
import javax.sip.address.AddressFactory;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.HeaderFactory;

/** The only place where the library's messages are made. */
final class MessageMaker {
    private static final Set<String> LISTS =
            Set.of("Allow", "Accept", "Accept-Language", "Supported", "Unsupported", "Allow-Events");

    private final HeaderFactory headers = new HeaderFactoryImpl();
    private final AddressFactory addresses = new AddressFactoryImpl();
    private final String product;

    MessageMaker(String product) {
        this.product = product;
    }

    /** @param localAddress host:port for the Via */
    SIPRequest request(OutboundRequest from, String localAddress) {
        try {
            SIPRequest request = new SIPRequest();
            request.setMethod(from.method());
            request.setRequestURI(addresses.createURI(from.uri()));
            Flow flow = from.flow();
            request.setApplicationData(new HopImpl(
                    Hosts.format(flow.host()),
                    flow.remote().getPort(),
                    flow.transport().name()));
            add(request, "Via", "SIP/2.0/" + flow.transport() + " " + localAddress + ";rport;branch=" + from.branch());
            add(request, "From", from.from());
            add(request, "To", from.to());
            request.setHeader(headers.createCallIdHeader(from.callId()));
            request.setHeader(headers.createCSeqHeader(from.cseq(), from.method()));
            request.setHeader(headers.createMaxForwardsHeader(from.hops()));
            add(request, "User-Agent", product);
            finish(request, from.headers(), from.contentType(), from.body());
            return request;
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalArgumentException("cannot make " + from.method() + " for " + from.uri(), e);
        }
    }

    SIPResponse response(SIPRequest to, Reply from) {
        try {
            SIPResponse response = from.reason() == null
                    ? to.createResponse(from.status())
                    : to.createResponse(from.status(), from.reason());
            if (from.toTag() != null && response.getToTag() == null) {
                response.getTo().setTag(from.toTag());
            }
            add(response, "Server", product);
            finish(response, from.headers(), from.contentType(), from.body());
            return response;
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalArgumentException("cannot make response " + from.status(), e);
        }
    }

    private void finish(SIPMessage message, List<Header> more, String contentType, String body)
            throws ParseException, InvalidArgumentException {
        for (Header header : more) {
            add(message, header.name(), header.value());
        }
        if (body == null) {
            message.setContentLength(headers.createContentLengthHeader(0));
        } else {
            message.setContent(body.getBytes(StandardCharsets.UTF_8), (ContentTypeHeader)
                    headers.createHeader("Content-Type", contentType));
        }
    }

    private void add(SIPMessage message, String name, String value) throws ParseException {
        // The library makes one header a call and refuses a list; only these of ours are lists, of plain tokens.
        String[] values = LISTS.contains(name) ? value.split("\\s*,\\s*") : new String[] {value};
        for (String one : values) {
            message.addHeader(headers.createHeader(name, one));
        }
    }
}
