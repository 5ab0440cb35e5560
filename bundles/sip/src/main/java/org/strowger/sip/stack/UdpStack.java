package org.strowger.sip.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.strowger.api.core.Scheduler;
import org.strowger.sip.message.MessageWriter;
import org.strowger.sip.message.ReceivedMessage;
import org.strowger.sip.transaction.MessageTrace;
import org.strowger.sip.transaction.TransactionLayer;
import org.strowger.sip.transaction.Transmitter;
import org.strowger.sip.udp.UdpTransport;

/** SIP over UDP by our own parser and transactions; docs/adr/0017 says why. */
final class UdpStack implements AutoCloseable, UdpTransport.Receiver {
    /** Older requests are on their way once more: their senders repeat them after 500 ms. */
    private static final long TOO_LATE = TimeUnit.MILLISECONDS.toNanos(400);

    private final UdpTransport transport;
    private final TransactionLayer transactions;
    private final Pressure pressure;

    UdpStack(
            StackSettings settings,
            StackHandler handler,
            SourcePolice police,
            LocalAddresses addresses,
            TraceLog trace,
            Pressure pressure,
            Scheduler scheduler)
            throws IOException {
        this.pressure = pressure;
        this.transport = new UdpTransport(
                new InetSocketAddress(settings.bind(), settings.port()), police::judge, scheduler::nanoTime);
        Wire wire = new Wire(settings, addresses, police);
        this.transactions = new TransactionLayer(
                handler, new MessageWriter(settings.product()), wire, new Trace(trace, wire), scheduler);
    }

    void start() {
        transport.start(this);
    }

    private final class Wire implements Transmitter {
        private final StackSettings settings;
        private final LocalAddresses addresses;
        private final SourcePolice police;

        Wire(StackSettings settings, LocalAddresses addresses, SourcePolice police) {
            this.settings = settings;
            this.addresses = addresses;
            this.police = police;
        }

        @Override
        public boolean trusts(Flow flow) {
            return police.trusts(flow.remote().getAddress());
        }

        @Override
        public void send(Flow flow, InetSocketAddress to, byte[] message) throws IOException {
            transport.send(to, message);
        }

        @Override
        public String localAddress(Flow flow) {
            return Hosts.format(addresses.hostFor(flow.remote().getAddress())) + ":" + settings.port();
        }
    }

    private record Trace(TraceLog log, Wire wire) implements MessageTrace {
        @Override
        public void received(ReceivedMessage message) {
            log.tap(true, message.flow(), () -> wire.localAddress(message.flow()), message.bytes());
            if (log.enabled()) {
                log.add(true, message.flow(), wire.localAddress(message.flow()), message.text());
            }
        }

        @Override
        public void sent(byte[] message, Flow flow) {
            log.tap(false, flow, () -> wire.localAddress(flow), message);
            if (log.enabled()) {
                log.add(false, flow, wire.localAddress(flow), new String(message, StandardCharsets.UTF_8));
            }
        }
    }

    /** How long strangers wait is no measure: they send as much as they like. */
    @Override
    public void received(byte[] data, Flow flow, long waited, boolean asks) {
        if (asks) {
            pressure.waited(waited);
        }
        transactions.received(data, flow);
    }

    /** Who is known and calls is told that we are busy; of everything else, the copy that is on its way is answered. */
    @Override
    public boolean tooLate(long waited, boolean callOfKnown) {
        return waited > TOO_LATE && !callOfKnown;
    }

    TransactionLayer transactions() {
        return transactions;
    }

    @Override
    public void close() {
        transport.close();
        transactions.close();
    }
}
