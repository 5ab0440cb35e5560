package org.strowger.sip.stack;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.Objects;
import javax.sip.header.HeaderAddress;
import org.strowger.sip.message.MalformedMessage;
import org.strowger.sip.message.ReceivedMessage;
import org.strowger.sip.transport.HeadScan;

/**
 * The library's parser beside ours. It is lenient, and reads some of what it takes as another call or another party than
 * datagrams are read: a message passes only when we take it as well, and both see the same in it.
 */
final class StrictParser extends StringMsgParser {
    @Override
    public SIPMessage parseSIPMessage(byte[] bytes, boolean body, boolean strict, ParseExceptionListener listener)
            throws ParseException {
        if (bytes == null || bytes.length == 0) {
            return super.parseSIPMessage(bytes, body, strict, listener);
        }
        Ours ours = ours(bytes);
        SIPMessage message = super.parseSIPMessage(bytes, body, strict, listener);
        if (message != null && !alike(message, ours)) {
            throw new ParseException("Understood in two ways", 0);
        }
        return message;
    }

    private static Ours ours(byte[] bytes) throws ParseException {
        try {
            Ours ours = new Ours(bytes);
            HeadScan.Fault fault = ours.fault();
            if (fault != null || !ours.addressed()) {
                throw new ParseException(fault == null ? "Bad Request-URI" : fault.reason(), 0);
            }
            return ours;
        } catch (MalformedMessage e) {
            throw new ParseException(e.getMessage(), 0);
        }
    }

    /** What tells calls and transactions apart, and who speaks. */
    private static boolean alike(SIPMessage theirs, Ours ours) {
        return theirs.getCallId() != null
                && theirs.getCSeq() != null
                && theirs.getTopmostVia() != null
                && theirs.getCallId().getCallId().equals(ours.callId())
                && theirs.getCSeq().getSeqNumber() == ours.cseq()
                && theirs.getCSeq().getMethod().equals(ours.cseqMethod())
                && text(theirs.getTopmostVia().getBranch()).equals(ours.via().branch())
                && alike(theirs.getFrom(), theirs.getFromTag(), ours.from())
                && alike(theirs.getTo(), theirs.getToTag(), ours.to());
    }

    private static boolean alike(HeaderAddress theirs, String tag, NameAddress ours) {
        String user = ours.uri() == null ? "" : ours.uri().user();
        return theirs != null
                && text(tag).equals(ours.tag())
                && JainMessage.user(theirs.getAddress().getURI()).equals(user);
    }

    private static String text(String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static final class Ours extends ReceivedMessage {
        Ours(byte[] data) throws MalformedMessage {
            super(data, null);
        }

        /** The library makes a host of much that is none. */
        boolean addressed() {
            return status() > 0 || uriOfRequest() != null || otherScheme();
        }
    }
}
