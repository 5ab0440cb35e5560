package org.strowger.sip.stack;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.util.Locale;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request of the library. */
final class JainRequest extends JainMessage implements InboundRequest {
    private static final Logger LOG = LoggerFactory.getLogger(JainRequest.class);

    private final SIPRequest request;
    private final SipProviderImpl provider;
    private final MessageMaker maker;
    private final SipUri uri;
    private final boolean repeated;
    private ServerTransaction transaction;

    JainRequest(SIPRequest request, ServerTransaction transaction, SipProviderImpl provider, MessageMaker maker) {
        this(request, transaction, provider, maker, false);
    }

    private JainRequest(
            SIPRequest request,
            ServerTransaction transaction,
            SipProviderImpl provider,
            MessageMaker maker,
            boolean repeated) {
        super(request);
        this.request = request;
        this.transaction = transaction;
        this.provider = provider;
        this.maker = maker;
        this.uri = uri(request.getRequestURI());
        this.repeated = repeated;
    }

    /** An INVITE that came again after its 2xx. */
    static JainRequest again(SIPRequest request, SipProviderImpl provider, MessageMaker maker) {
        return new JainRequest(request, null, provider, maker, true);
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public SipUri requestUri() {
        return uri;
    }

    @Override
    public String transactionKey() {
        var via = request.getTopmostVia();
        return via.getBranch() + '|' + via.getSentBy().toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public synchronized boolean open() {
        if (transaction == null && !repeated && !method().equals("ACK")) {
            try {
                transaction = provider.getNewServerTransaction(request);
            } catch (SipException e) {
                LOG.debug("No transaction for {}: {}", this, e.toString());
            }
        }
        return transaction != null;
    }

    @Override
    public boolean repeated() {
        return repeated;
    }

    @Override
    public SentReply reply(Reply reply) {
        open();
        SIPResponse response = maker.response(request, reply);
        SIPResponse again = (SIPResponse) response.clone();
        try {
            if (current() == null) {
                provider.sendResponse(response);
            } else {
                current().sendResponse(response);
            }
        } catch (SipException | javax.sip.InvalidArgumentException e) {
            LOG.debug("Could not answer {} with {}: {}", this, reply.status(), e.toString());
        }
        return () -> stateless((SIPResponse) again.clone());
    }

    private synchronized ServerTransaction current() {
        return transaction;
    }

    @Override
    public void replyStateless(Reply reply) {
        stateless(maker.response(request, reply));
    }

    private void stateless(SIPResponse response) {
        try {
            provider.sendResponse(response);
        } catch (SipException e) {
            LOG.debug("Could not answer {} with {}: {}", this, response.getStatusCode(), e.toString());
        }
    }
}
