package org.strowger.sip.transaction;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Scheduler;
import org.strowger.sip.message.MalformedMessage;
import org.strowger.sip.message.MessageBytes;
import org.strowger.sip.message.MessageWriter;
import org.strowger.sip.message.ReceivedMessage;
import org.strowger.sip.stack.ClientTransaction;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.OutboundRequest;
import org.strowger.sip.stack.Reply;
import org.strowger.sip.stack.ResponseListener;
import org.strowger.sip.stack.StackHandler;
import org.strowger.sip.transport.HeadScan.Fault;

/**
 * Transactions (RFC 3261 section 17, RFC 6026), whatever carries the messages. What is kept of one that is over is the
 * bytes of its answer. Thread safe; the messages of one call must come one after another.
 */
public final class TransactionLayer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionLayer.class);
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final int LONGEST = 16_384;
    /** Of a request, that the answer to somebody unknown may be long. */
    private static final int MOST_PERCENT = 150;

    private final StackHandler handler;
    private final MessageWriter writer;
    private final Transmitter transmitter;
    private final MessageTrace trace;
    private final Wheel wheel;
    private final Map<String, ServerTransaction> servers = new ConcurrentHashMap<>();
    private final Map<String, ClientTransactionImpl> clients = new ConcurrentHashMap<>();
    private final Answered answered;

    public TransactionLayer(
            StackHandler handler,
            MessageWriter writer,
            Transmitter transmitter,
            MessageTrace trace,
            Scheduler scheduler) {
        this.handler = handler;
        this.writer = writer;
        this.transmitter = transmitter;
        this.trace = trace;
        this.wheel = new Wheel(scheduler);
        this.answered = new Answered(scheduler);
    }

    /** Takes a message. Nothing that it contains makes this throw. */
    public void received(byte[] data, Flow flow) {
        try {
            if (MessageBytes.startsWith(data, "SIP/")) {
                response(new ReceivedResponse(data, flow));
            } else {
                request(data.length, new ReceivedRequest(data, flow, this));
            }
        } catch (MalformedMessage e) {
            LOG.debug("A message from {} is dropped: {}", flow, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A message from {} could not be handled: {}", flow, e.toString());
            LOG.debug("Cause", e);
        }
    }

    private void response(ReceivedResponse response) {
        trace.received(response);
        if (!truthful(response) || response.fault() != null) {
            return;
        }
        ClientTransactionImpl transaction =
                clients.get(ClientTransactionImpl.key(response.via().branch(), response.cseqMethod()));
        if (transaction != null) {
            transaction.response(response);
        } else if (response.success() && response.cseqMethod().equals("INVITE")) {
            handler.stray(response);
        }
    }

    private void request(int length, ReceivedRequest request) {
        trace.received(request);
        if (!truthful(request)) {
            return;
        }
        Fault fault = request.fault();
        if (fault != null) {
            unreadable(request, fault);
            return;
        }
        if (length > LONGEST) {
            refuse(request, Reply.of(513));
            return;
        }
        String method = request.method();
        ServerTransaction known = servers.get(request.key(method.equals("ACK") ? "INVITE" : method));
        if (known == null) {
            newRequest(request);
        } else if (method.equals("ACK")) {
            if (!known.acknowledged()) {
                handler.request(request);
            }
        } else if (known.repeated()) {
            handler.request(request.again());
        }
    }

    private void unreadable(ReceivedRequest request, Fault fault) {
        LOG.debug("{} is refused: {}", request.method(), fault);
        boolean answerable = !request.method().equals("ACK")
                && !request.lines("From").isEmpty()
                && !request.lines("To").isEmpty();
        if (answerable) {
            refuse(request, Reply.of(fault.status()).reason(fault.reason()));
        }
    }

    private void newRequest(ReceivedRequest request) {
        String method = request.method();
        boolean stranger = !method.equals("ACK")
                && !method.equals("CANCEL")
                && request.to().tag().isEmpty();
        if (!request.knownVersion()) {
            refuse(request, Reply.of(505));
        } else if (request.requestUri() == null) {
            refuse(request, Reply.of(request.otherScheme() ? 416 : 400));
        } else if (stranger && !handler.admit(request)) {
            refuse(request, Reply.of(503).header("Retry-After", RETRY_AFTER_SECONDS));
        } else {
            handler.request(request);
        }
    }

    /** Statelessly, and with the same tag when the request comes again. */
    private static void refuse(ReceivedRequest request, Reply reply) {
        if (!request.method().equals("ACK")) {
            request.replyStateless(
                    reply.tag(Integer.toHexString(request.transactionKey().hashCode())));
        }
    }

    /** Its Via names the transport it really came over; what does not is forged or broken, and cannot be answered. */
    private static boolean truthful(ReceivedMessage message) {
        return message.via()
                .transport()
                .equalsIgnoreCase(message.flow().transport().name());
    }

    /** The transaction of a request; null when another copy of it has one. */
    ServerTransaction open(ReceivedRequest request) {
        ServerTransaction transaction = request.newTransaction();
        return servers.putIfAbsent(transaction.key(), transaction) == null ? transaction : null;
    }

    /** Sends a request and opens its transaction. Trouble is told to the listener. */
    public ClientTransaction send(OutboundRequest request, ResponseListener listener) {
        String local = transmitter.localAddress(request.flow());
        ClientTransactionImpl transaction =
                new ClientTransactionImpl(this, request, local, writer.request(request, local), listener);
        clients.put(transaction.key(), transaction);
        transaction.start();
        return transaction;
    }

    /** Sends a request without a transaction. */
    public void sendStateless(OutboundRequest request) {
        byte[] message = writer.request(request, transmitter.localAddress(request.flow()));
        transmit(request.flow(), request.flow().remote(), message);
    }

    /**
     * The bytes of a reply to somebody who may be a forged address: so short that nobody is flooded by way of us; none when
     * it cannot be, since no device asks that briefly.
     */
    Optional<byte[]> fitting(ReceivedRequest request, Reply reply) {
        byte[] whole = writer.response(request, reply);
        int most = request.length() * MOST_PERCENT / 100;
        if (whole.length <= most || request.flow().reliable() || transmitter.trusts(request.flow())) {
            return Optional.of(whole);
        }
        byte[] brief = writer.response(request, reply.brief());
        if (brief.length > most) {
            LOG.debug("{} is too short for an answer", request);
        }
        return brief.length > most ? Optional.empty() : Optional.of(brief);
    }

    /** False when the transport refused it. */
    boolean transmit(Flow flow, InetSocketAddress to, byte[] message) {
        try {
            // Before it goes: what it brings about may be here before this thread goes on.
            trace.sent(message, flow);
            transmitter.send(flow, to, message);
            return true;
        } catch (IOException e) {
            LOG.debug("Could not send to {}: {}", to, e.toString());
            return false;
        }
    }

    MessageWriter writer() {
        return writer;
    }

    Answered answered() {
        return answered;
    }

    Wheel wheel() {
        return wheel;
    }

    void forget(ServerTransaction transaction) {
        servers.remove(transaction.key(), transaction);
    }

    void forget(ClientTransactionImpl transaction) {
        clients.remove(transaction.key(), transaction);
    }

    /** Transactions that are kept now. */
    public int transactions() {
        return servers.size() + clients.size();
    }

    @Override
    public void close() {
        wheel.close();
        answered.close();
    }
}
