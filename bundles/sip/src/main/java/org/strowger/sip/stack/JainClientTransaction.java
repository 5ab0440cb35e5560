package org.strowger.sip.stack;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.sip.ObjectInUseException;
import javax.sip.SipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client transaction of the library, or one that is still to be. */
final class JainClientTransaction implements ClientTransaction {
    private static final Logger LOG = LoggerFactory.getLogger(JainClientTransaction.class);

    private final ResponseListener listener;
    private final AtomicBoolean over = new AtomicBoolean();
    private javax.sip.ClientTransaction transaction;

    JainClientTransaction(ResponseListener listener) {
        this.listener = listener;
    }

    void start(javax.sip.ClientTransaction started) throws SipException {
        synchronized (this) {
            transaction = started;
        }
        started.setApplicationData(this);
        if (over.get()) {
            end(started);
        } else {
            started.sendRequest();
        }
    }

    void response(InboundResponse response) {
        if (!over.get()) {
            listener.response(response);
        }
    }

    void failed(ResponseListener.Failure failure) {
        if (over.compareAndSet(false, true)) {
            listener.failed(failure);
        }
    }

    @Override
    public void terminate() {
        over.set(true);
        javax.sip.ClientTransaction started;
        synchronized (this) {
            started = transaction;
        }
        if (started != null) {
            end(started);
        }
    }

    private static void end(javax.sip.ClientTransaction transaction) {
        try {
            transaction.terminate();
        } catch (ObjectInUseException e) {
            LOG.debug("Transaction goes on: {}", e.toString());
        }
    }
}
