package org.strowger.sip.stack;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.SIPMessageValve;
import java.util.ListIterator;
import javax.sip.PeerUnavailableException;
import javax.sip.SipException;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.message.Request;

/**
 * The reference implementation with our parts put in directly. Named in properties they would be loaded by its class
 * loader and could be handed nothing; and without the {@code SipFactory} singleton two stacks do not disturb each other.
 */
final class NistStack extends SipStackImpl {
    /** @param links makes the processors of all transports: the library opens no socket itself */
    NistStack(ServerLogger messages, SIPMessageValve valve, MessageProcessorFactory links)
            throws PeerUnavailableException {
        super(RiProperties.make());
        messageProcessorFactory = links;
        messageParserFactory = stack -> new StrictParser();
        serverLogger = messages;
        setRouter(new AttachedHop());
        sipMessageValves.add(valve);
    }

    /** Sends a request where it was told to, whatever its URI and routes say. */
    private static final class AttachedHop implements Router {
        @Override
        public Hop getNextHop(Request request) throws SipException {
            if (((SIPRequest) request).getApplicationData() instanceof Hop hop) {
                return hop;
            }
            throw new SipException("request without a hop");
        }

        @Override
        @SuppressWarnings("rawtypes")
        public ListIterator getNextHops(Request request) {
            throw new UnsupportedOperationException("one hop only");
        }

        @Override
        public Hop getOutboundProxy() {
            return null;
        }
    }
}
