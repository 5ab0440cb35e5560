package org.strowger.sip.stack;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sip.ObjectInUseException;
import javax.sip.SipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client transaction of the library, or one that is still to be. */
final class JainClientTransaction implements ClientTransaction {
    private static final Logger LOG = LoggerFactory.getLogger(JainClientTransaction.class);

    private final ResponseListener listener;
    private final Consumer<JainClientTransaction> settled;
    private final AtomicBoolean over = new AtomicBoolean();
    private javax.sip.ClientTransaction transaction;

    /** @param settled told when no answer is awaited any more */
    JainClientTransaction(ResponseListener listener, Consumer<JainClientTransaction> settled) {
        this.listener = listener;
        this.settled = settled;
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
        if (!response.provisional()) {
            settled.accept(this);
        }
        if (!over.get()) {
            listener.response(response);
        }
    }

    void failed(ResponseListener.Failure failure) {
        settled.accept(this);
        if (over.compareAndSet(false, true)) {
            listener.failed(failure);
        }
    }

    /** The connection over which the answer would come is gone. */
    void lost() {
        failed(ResponseListener.Failure.TRANSPORT);
        terminate();
    }

    @Override
    public void terminate() {
        settled.accept(this);
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
