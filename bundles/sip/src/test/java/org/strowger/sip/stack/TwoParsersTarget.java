package org.strowger.sip.stack;

import gov.nist.javax.sip.message.SIPMessage;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.Objects;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.message.MalformedMessage;
import org.strowger.sip.message.ReceivedMessage;
import org.strowger.testkit.fuzz.Bounded;

/**
 * The library's parser as connections use it, and ours: what both take must be one call and one party to both, or
 * somebody passes a rule over one transport that he does not pass over the other.
 */
public final class TwoParsersTarget {
    private static final Flow FLOW = new Flow(Transport.UDP, new InetSocketAddress("192.0.2.1", 5060));

    private TwoParsersTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Bounded.read(input, TwoParsersTarget::read);
    }

    private static void read(byte[] input) {
        SIPMessage theirs;
        try {
            theirs = new StrictParser().parseSIPMessage(input, true, false, null);
        } catch (ParseException e) {
            return;
        }
        if (theirs == null
                || theirs.getFrom() == null
                || theirs.getTo() == null
                || theirs.getCallId() == null
                || theirs.getCSeq() == null
                || theirs.getTopmostVia() == null) {
            return;
        }
        try {
            Ours ours = new Ours(input);
            if (ours.fault() == null) {
                same(theirs, ours);
            }
        } catch (MalformedMessage e) {
            return;
        }
    }

    private static void same(SIPMessage theirs, Ours ours) {
        same("Call-ID", theirs.getCallId().getCallId(), ours.callId());
        same("CSeq", theirs.getCSeq().getSeqNumber(), ours.cseq());
        same("method", theirs.getCSeq().getMethod(), ours.cseqMethod());
        same(
                "branch",
                Objects.toString(theirs.getTopmostVia().getBranch(), ""),
                ours.via().branch());
        same(
                "From",
                Objects.toString(theirs.getFrom().getTag(), ""),
                ours.from().tag());
        same("To", Objects.toString(theirs.getTo().getTag(), ""), ours.to().tag());
        user(
                JainMessage.uri(theirs.getFrom().getAddress().getURI()),
                ours.from().uri());
    }

    private static void user(SipUri theirs, SipUri ours) {
        if (theirs != null && ours != null) {
            same("user of From", theirs.user(), ours.user());
        }
    }

    private static void same(String what, Object theirs, Object ours) {
        if (!theirs.equals(ours)) {
            throw new AssertionError(what + " is <" + theirs + "> to the library and <" + ours + "> to us");
        }
    }

    private static final class Ours extends ReceivedMessage {
        Ours(byte[] data) throws MalformedMessage {
            super(data, FLOW);
        }
    }
}
