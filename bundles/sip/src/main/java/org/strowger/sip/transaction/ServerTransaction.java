package org.strowger.sip.transaction;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.strowger.sip.stack.Flow;

/**
 * A request that was taken up, as far as repetitions concern (RFC 3261 section 17.2, RFC 6026): it keeps the bytes of the
 * last answer and where they go, and nothing else of the request.
 */
final class ServerTransaction implements Wheel.Timed {
    private enum State {
        /** No final answer yet. */
        OPEN,
        /** An INVITE was refused; the refusal is repeated until its ACK comes. */
        REFUSED,
        /** An INVITE was answered with 2xx, which the leg repeats. */
        ACCEPTED,
        /** Waits for repetitions. */
        ANSWERED,
        OVER
    }

    private final TransactionLayer layer;
    private final String key;
    private final boolean invite;
    private final Flow flow;
    private final InetSocketAddress to;
    private State state = State.OPEN;
    private byte[] last;
    private Duration interval = Times.T1;
    private Duration waited = Duration.ZERO;

    ServerTransaction(TransactionLayer layer, String key, boolean invite, Flow flow, InetSocketAddress to) {
        this.layer = layer;
        this.key = key;
        this.invite = invite;
        this.flow = flow;
        this.to = to;
    }

    String key() {
        return key;
    }

    /** Sends an answer; after a final one, others are left out. */
    void answer(int status, byte[] message) {
        synchronized (this) {
            if (state != State.OPEN) {
                return;
            }
            last = message;
            if (status >= 200) {
                finalAnswer(status);
            }
        }
        layer.transmit(flow, to, message);
    }

    private void finalAnswer(int status) {
        if (!invite) {
            state = State.ANSWERED;
            keepForRepetitions();
        } else if (status < 300) {
            state = State.ACCEPTED;
            last = null;
            layer.wheel().after(Times.GIVE_UP, this);
        } else {
            state = State.REFUSED;
            layer.wheel().after(flow.reliable() ? Times.GIVE_UP : interval, this);
        }
    }

    private void keepForRepetitions() {
        if (flow.reliable()) {
            over();
        } else {
            layer.answered().add(this);
        }
    }

    /** The request came again. True when it is an INVITE whose 2xx was sent: then its leg must know. */
    boolean repeated() {
        byte[] again;
        synchronized (this) {
            if (state == State.ACCEPTED) {
                return true;
            }
            again = state == State.OVER ? null : last;
        }
        if (again != null) {
            layer.transmit(flow, to, again);
        }
        return false;
    }

    /** An ACK with the INVITE's branch. True when it was for a refusal, and thus is nobody else's business. */
    synchronized boolean acknowledged() {
        if (state == State.ACCEPTED || state == State.OPEN) {
            return false;
        }
        if (state == State.REFUSED) {
            state = State.ANSWERED;
            last = null;
            layer.wheel().after(flow.reliable() ? Duration.ZERO : Times.T4, this);
        }
        return true;
    }

    @Override
    public void due() {
        byte[] again;
        synchronized (this) {
            if (state != State.REFUSED || flow.reliable() || waited.compareTo(Times.GIVE_UP) >= 0) {
                over();
                return;
            }
            waited = waited.plus(interval);
            interval = Times.twice(interval);
            layer.wheel().after(interval, this);
            again = last;
        }
        layer.transmit(flow, to, again);
    }

    synchronized void over() {
        // After an acknowledged refusal, the repetition timer may come before the one that ends it: both may end it.
        state = State.OVER;
        last = null;
        layer.forget(this);
    }
}
