package org.strowger.sip.stack;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPMessageValve;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.util.function.Supplier;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.TransactionState;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees each message before the library keeps anything for it. Takes out responses without a transaction, for each of
 * which the library would search all its transactions one by one, and refuses requests when there is too much to do.
 */
final class Valve implements SIPMessageValve {
    private static final Logger LOG = LoggerFactory.getLogger(Valve.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final StackHandler handler;
    private final MessageMaker maker;
    private final Supplier<SIPTransactionStack> stack;
    private final Supplier<SipProviderImpl> provider;

    Valve(
            StackHandler handler,
            MessageMaker maker,
            Supplier<SIPTransactionStack> stack,
            Supplier<SipProviderImpl> provider) {
        this.handler = handler;
        this.maker = maker;
        this.stack = stack;
        this.provider = provider;
    }

    @Override
    public boolean processRequest(SIPRequest request, MessageChannel channel) {
        if (!truthful(request, channel)) {
            return false;
        }
        String method = request.getMethod();
        if (method.equals("INVITE") && answered(request)) {
            // The library would swallow it, although the 2xx may have been lost.
            handler.request(JainRequest.again(request, provider.get(), maker));
            return false;
        }
        if (method.equals("ACK") || method.equals("CANCEL") || request.getToTag() != null || admitted(request)) {
            return true;
        }
        refuse(request, Reply.of(503).header("Retry-After", RETRY_AFTER_SECONDS));
        return false;
    }

    /** What is not a SIP URI is refused by the listener, without anything being kept for it. */
    private boolean admitted(SIPRequest request) {
        JainRequest asked = new JainRequest(request, null, provider.get(), maker);
        return asked.requestUri() == null || handler.admit(asked);
    }

    private void refuse(SIPRequest request, Reply reply) {
        try {
            provider.get().sendResponse(maker.response(request, reply));
        } catch (SipException e) {
            LOG.debug("Could not refuse {}: {}", request.getMethod(), e.toString());
        }
    }

    /** Its Via names the transport it really came over; what does not is forged or broken, and cannot be answered. */
    private static boolean truthful(SIPMessage message, MessageChannel channel) {
        return message.getTopmostVia() != null
                && channel.getTransport()
                        .equalsIgnoreCase(message.getTopmostVia().getTransport());
    }

    private boolean answered(SIPRequest invite) {
        SIPTransaction transaction = stack.get().findTransaction(invite.getTransactionId(), true);
        return transaction != null && transaction.getState() == TransactionState.TERMINATED;
    }

    @Override
    public boolean processResponse(Response message, MessageChannel channel) {
        SIPResponse response = (SIPResponse) message;
        if (!truthful(response, channel)) {
            return false;
        }
        SIPTransaction transaction = stack.get().findTransaction(response.getTransactionId(), false);
        if (transaction != null && transaction.getState() != TransactionState.TERMINATED) {
            return true;
        }
        if (response.getStatusCode() / 100 == 2
                && response.getCSeq().getMethod().equals("INVITE")) {
            handler.stray(new JainResponse(response));
        }
        return false;
    }

    @Override
    public void init(SipStack owner) {}

    @Override
    public void destroy() {}
}
