package org.strowger.sip.transaction;

import java.time.Duration;
import org.strowger.sip.stack.ClientTransaction;
import org.strowger.sip.stack.OutboundRequest;
import org.strowger.sip.stack.ResponseListener;

/** A request of ours: repeated until it is answered (RFC 3261 section 17.1). */
final class ClientTransactionImpl implements ClientTransaction, Wheel.Timed {
    private enum State {
        /** Nothing has come. */
        CALLING,
        /** A provisional response has come. */
        PROCEEDING,
        /** An INVITE was refused; the refusal may come again and is acknowledged again. */
        REFUSED,
        OVER
    }

    private final TransactionLayer layer;
    private final OutboundRequest request;
    private final String localAddress;
    private final ResponseListener listener;
    private final boolean invite;
    private State state = State.CALLING;
    private byte[] message;
    /** What is waited for now before it is repeated, and what was waited before. */
    private Duration pause;

    private Duration waited = Duration.ZERO;

    ClientTransactionImpl(
            TransactionLayer layer,
            OutboundRequest request,
            String localAddress,
            byte[] message,
            ResponseListener listener) {
        this.layer = layer;
        this.request = request;
        this.localAddress = localAddress;
        this.message = message;
        this.listener = listener;
        this.invite = request.method().equals("INVITE");
    }

    static String key(String branch, String method) {
        return branch + '|' + method;
    }

    String key() {
        return key(request.branch(), request.method());
    }

    void start() {
        pause = request.flow().reliable() ? Times.GIVE_UP : Times.T1;
        layer.wheel().after(pause, this);
        if (!layer.transmit(request.flow(), request.flow().remote(), message)) {
            failed(ResponseListener.Failure.TRANSPORT);
        }
    }

    /** A response to it. A 2xx to an INVITE ends the transaction, so that others of its kind are the leg's. */
    void response(ReceivedResponse response) {
        byte[] ack = null;
        boolean tell = true;
        synchronized (this) {
            if (state == State.OVER) {
                return;
            }
            boolean first = state != State.REFUSED;
            if (response.provisional()) {
                tell = first;
                state = first ? State.PROCEEDING : state;
            } else if (invite && !response.success()) {
                tell = first;
                ack = refused(response);
            } else {
                tell = first;
                over();
            }
        }
        if (ack != null) {
            layer.transmit(request.flow(), request.flow().remote(), ack);
        }
        if (tell) {
            listener.response(response);
        }
    }

    private byte[] refused(ReceivedResponse response) {
        if (state != State.REFUSED) {
            state = State.REFUSED;
            message = layer.writer().ack(request, response, localAddress);
            layer.wheel().after(request.flow().reliable() ? Duration.ZERO : Times.GIVE_UP, this::end);
        }
        return message;
    }

    private synchronized void end() {
        over();
    }

    @Override
    public void due() {
        byte[] again = null;
        synchronized (this) {
            if (state == State.OVER || state == State.REFUSED || invite && state == State.PROCEEDING) {
                return;
            }
            waited = waited.plus(pause);
            if (waited.compareTo(Times.GIVE_UP) < 0) {
                again = message;
                pause = next();
                layer.wheel().after(pause, this);
            }
        }
        if (again == null) {
            failed(ResponseListener.Failure.TIMEOUT);
        } else {
            layer.transmit(request.flow(), request.flow().remote(), again);
        }
    }

    /** An INVITE's pauses grow without limit, those of others up to T2; so they are once something provisional came. */
    private Duration next() {
        Duration left = Times.GIVE_UP.minus(waited);
        Duration longer = state == State.PROCEEDING ? Times.T2 : invite ? pause.multipliedBy(2) : Times.twice(pause);
        return longer.compareTo(left) > 0 ? left : longer;
    }

    private void failed(ResponseListener.Failure failure) {
        synchronized (this) {
            if (state == State.OVER) {
                return;
            }
            over();
        }
        listener.failed(failure);
    }

    @Override
    public synchronized void terminate() {
        over();
    }

    private void over() {
        state = State.OVER;
        message = null;
        layer.forget(this);
    }
}
