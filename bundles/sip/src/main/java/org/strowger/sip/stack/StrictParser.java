package org.strowger.sip.stack;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import org.strowger.sip.message.Addresses;
import org.strowger.sip.transport.Head;
import org.strowger.sip.transport.HeadLimits;
import org.strowger.sip.transport.HeadScan;

/** The library's parser behind a look at the head: what is too much, or can be understood in two ways, is not parsed. */
final class StrictParser extends StringMsgParser {
    @Override
    public SIPMessage parseSIPMessage(byte[] bytes, boolean body, boolean strict, ParseExceptionListener listener)
            throws ParseException {
        if (bytes != null && bytes.length > 0) {
            HeadScan.Fault fault = HeadScan.of(bytes, Head.end(bytes), HeadLimits.USUAL, false);
            if (fault != null) {
                throw new ParseException(fault.reason(), 0);
            }
        }
        SIPMessage message = super.parseSIPMessage(bytes, body, strict, listener);
        if (message instanceof SIPRequest && !addressed(bytes)) {
            throw new ParseException("Bad Request-URI", 0);
        }
        return message;
    }

    /** The library makes a host of much that is none. */
    private static boolean addressed(byte[] bytes) {
        String uri = Head.of(bytes, Head.end(bytes)).uri();
        return Addresses.uri(uri) != null || Addresses.otherScheme(uri);
    }
}
