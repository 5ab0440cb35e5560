package org.strowger.sip.stack;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.util.function.Supplier;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the library and lets nothing that goes wrong in our code reach its threads. */
final class Listener implements SipListener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final StackHandler handler;
    private final MessageMaker maker;
    private final Supplier<SipProviderImpl> provider;

    Listener(StackHandler handler, MessageMaker maker, Supplier<SipProviderImpl> provider) {
        this.handler = handler;
        this.maker = maker;
        this.provider = provider;
    }

    @Override
    public void processRequest(RequestEvent event) {
        SIPRequest message = (SIPRequest) event.getRequest();
        try {
            JainRequest request = new JainRequest(message, event.getServerTransaction(), provider.get(), maker);
            if (request.requestUri() == null) {
                request.replyStateless(Reply.of(416));
            } else {
                handler.request(request);
            }
        } catch (RuntimeException e) {
            LOG.error("A {} request could not be handled: {}", message.getMethod(), e.toString());
            LOG.debug("Cause", e);
        }
    }

    @Override
    public void processResponse(ResponseEvent event) {
        if (event.getClientTransaction() != null
                && event.getClientTransaction().getApplicationData() instanceof JainClientTransaction transaction) {
            try {
                transaction.response(new JainResponse((SIPResponse) event.getResponse()));
            } catch (RuntimeException e) {
                LOG.error("A response could not be handled: {}", e.toString());
                LOG.debug("Cause", e);
            }
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        if (!event.isServerTransaction()
                && event.getClientTransaction().getApplicationData() instanceof JainClientTransaction transaction) {
            transaction.failed(ResponseListener.Failure.TIMEOUT);
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        LOG.debug("Transport trouble with {} {}:{}", event.getTransport(), event.getHost(), event.getPort());
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        LOG.trace("transaction over");
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        LOG.trace("dialog over");
    }
}
