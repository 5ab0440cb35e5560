package org.strowger.sip.stack;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
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
        return super.parseSIPMessage(bytes, body, strict, listener);
    }
}
