package org.strowger.sip.stack;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.ServerRequestInterface;
import gov.nist.javax.sip.stack.ServerResponseInterface;
import java.text.ParseException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.sip.transport.Head;
import org.strowger.sip.transport.HeadLimits;
import org.strowger.sip.transport.HeadScan;
import org.strowger.sip.transport.Link;

/** Takes messages of connections into the library's transaction layer. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int BAD_REQUEST = 400;
    private static final int VERSION_NOT_SUPPORTED = 505;

    private final SIPTransactionStack stack;

    Intake(SIPTransactionStack stack) {
        this.stack = stack;
    }

    void take(Link link, LinkChannel channel, byte[] bytes) {
        try {
            SIPMessage message = stack.getMessageParserFactory()
                    .createMessageParser(stack)
                    .parseSIPMessage(bytes, true, false, null);
            if (message != null) {
                channel.taken(bytes);
                wholeBody(message, bytes);
                take(message, channel);
            }
        } catch (ParseException e) {
            LOG.debug("A message of {} cannot be read: {}", link.peer(), e.getMessage());
            HeadScan.Fault fault = HeadScan.of(bytes, Head.end(bytes), HeadLimits.USUAL, false);
            refuse(link, bytes, fault == null ? new HeadScan.Fault(BAD_REQUEST, "Bad Request") : fault);
        } catch (Unsupported e) {
            refuse(link, bytes, e.fault);
        }
    }

    /** A WebSocket message ends where it ends: it need not say how long its body is (RFC 7118 section 5.3). */
    private static void wholeBody(SIPMessage message, byte[] bytes) throws ParseException {
        int body = Head.end(bytes) + 4;
        if (message.getContentLength() == null && body < bytes.length) {
            byte[] content = Arrays.copyOfRange(bytes, body, bytes.length);
            message.setMessageContent(content);
        }
    }

    private static void refuse(Link link, byte[] bytes, HeadScan.Fault fault) {
        byte[] refusal = Head.of(bytes, Head.end(bytes)).refusal(fault);
        if (refusal.length > 0) {
            link.send(refusal);
        }
    }

    private void take(SIPMessage message, LinkChannel channel) throws Unsupported {
        if (message.getFrom() == null
                || message.getTo() == null
                || message.getCallId() == null
                || message.getCSeq() == null
                || message.getTopmostVia() == null) {
            throw new Unsupported(BAD_REQUEST, "Header Missing");
        }
        message.setRemoteAddress(channel.getPeerInetAddress());
        message.setRemotePort(channel.getPeerPort());
        message.setLocalAddress(channel.getMessageProcessor().getIpAddress());
        message.setLocalPort(channel.getPort());
        message.setPeerPacketSourceAddress(channel.getPeerInetAddress());
        message.setPeerPacketSourcePort(channel.getPeerPort());
        if (message instanceof SIPRequest request) {
            request(request, channel);
        } else {
            response((SIPResponse) message, channel);
        }
    }

    private void request(SIPRequest request, LinkChannel channel) throws Unsupported {
        if (!"SIP/2.0".equalsIgnoreCase(request.getRequestLine().getSipVersion())) {
            throw new Unsupported(VERSION_NOT_SUPPORTED, "Version Not Supported");
        }
        if (!request.getMethod().equals(request.getCSeq().getMethod())) {
            throw new Unsupported(BAD_REQUEST, "Bad CSeq");
        }
        mark(request.getTopmostVia(), channel);
        channel.trace(request);
        ServerRequestInterface taken = stack.newSIPServerRequest(request, channel);
        if (taken != null) {
            try {
                taken.processRequest(request, channel);
            } finally {
                release(taken);
            }
        }
    }

    /** So that every answer finds its connection, asked for or not (RFC 3581). */
    private static void mark(Via via, LinkChannel channel) throws Unsupported {
        try {
            via.setParameter(Via.RECEIVED, channel.getPeerAddress());
            via.setParameter(Via.RPORT, Integer.toString(channel.getPeerPort()));
        } catch (ParseException e) {
            throw new Unsupported(BAD_REQUEST, "Bad Via");
        }
    }

    private void response(SIPResponse response, LinkChannel channel) {
        try {
            response.checkHeaders();
        } catch (ParseException e) {
            LOG.debug("A response lacks something: {}", e.getMessage());
            return;
        }
        channel.trace(response);
        ServerResponseInterface taken = stack.newSIPServerResponse(response, channel);
        if (taken == null) {
            return;
        }
        try {
            if (!(taken instanceof SIPClientTransaction client) || client.checkFromTag(response)) {
                taken.processResponse(response, channel);
            }
        } finally {
            release(taken);
        }
    }

    /** Unless our listener has it, when it is released after that. */
    private static void release(Object taken) {
        if (taken instanceof SIPTransaction transaction && !transaction.passToListener()) {
            transaction.releaseSem();
        }
    }

    /** What is refused before there is a transaction. */
    private static final class Unsupported extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient HeadScan.Fault fault;

        Unsupported(int status, String reason) {
            super(reason, null, false, false);
            this.fault = new HeadScan.Fault(status, reason);
        }
    }
}
