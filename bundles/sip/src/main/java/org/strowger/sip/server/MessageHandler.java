package org.strowger.sip.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.EventBus;
import org.strowger.api.sip.MessageEvent;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.registrar.Binding;
import org.strowger.sip.registrar.Registrar;
import org.strowger.sip.stack.ClientTransaction;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.Hosts;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.InboundResponse;
import org.strowger.sip.stack.NameAddress;
import org.strowger.sip.stack.OutboundRequest;
import org.strowger.sip.stack.Percent;
import org.strowger.sip.stack.Reply;
import org.strowger.sip.stack.ResponseListener;
import org.strowger.sip.stack.SipStack;
import org.strowger.sip.stack.Tags;

/**
 * MESSAGE between extensions (RFC 3428). Who sends it is who has proven himself, whatever else it says of itself; only the
 * content is passed on, to all devices of the receiver.
 */
final class MessageHandler {
    /** The sender repeats and then gives up after 32 s; he is to have an answer before. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int MAX_UNDER_WAY = 1000;

    private final Gatekeeper gatekeeper;
    private final Function<String, Optional<SipAccount>> accounts;
    private final Registrar registrar;
    private final SipStack stack;
    private final Tags tags;
    private final Scheduler scheduler;
    private final EventBus events;
    private final int maxBytes;
    private final AtomicInteger underWay = new AtomicInteger();

    MessageHandler(Gatekeeper gatekeeper, SipServices services, SipStack stack, Tags tags, int maxBytes) {
        this.gatekeeper = gatekeeper;
        this.accounts = services.accounts();
        this.registrar = services.registrar();
        this.stack = stack;
        this.tags = tags;
        this.scheduler = services.scheduler();
        this.events = services.events();
        this.maxBytes = maxBytes;
    }

    void handle(InboundRequest message) {
        gatekeeper.admit(message, message.from().uri().user()).ifPresent(sender -> accept(message, sender));
    }

    private void accept(InboundRequest message, SipAccount sender) {
        String to = message.requestUri().user();
        int bytes = message.body().getBytes(StandardCharsets.UTF_8).length;
        Optional<SipAccount> receiver = accounts.apply(to).filter(SipAccount::enabled);
        String type = message.header("Content-Type").orElse("");
        Delivery delivery = new Delivery(message, sender, to, type, bytes);
        if (bytes > maxBytes) {
            delivery.answer(Reply.of(413));
        } else if (bytes == 0 || type.isEmpty()) {
            delivery.answer(Reply.of(400).reason("No Content"));
        } else if (message.body().indexOf('\uFFFD') >= 0) {
            // What is no UTF-8 could not be passed on as it is.
            delivery.answer(Reply.of(415).header("Accept", "text/plain"));
        } else if (receiver.isEmpty()) {
            delivery.answer(Reply.of(404));
        } else if (message.open()) {
            deliver(delivery, registrar.bindings(to));
        }
    }

    private void deliver(Delivery delivery, List<Binding> bindings) {
        List<Binding> reachable = bindings.stream()
                .filter(Binding::reachable)
                .filter(b -> !new Flow(b.transport(), b.target()).equals(delivery.message.flow()))
                .toList();
        if (reachable.isEmpty()) {
            delivery.answer(Reply.of(480));
        } else if (underWay.get() >= MAX_UNDER_WAY) {
            delivery.answer(Reply.of(503).header("Retry-After", "5"));
        } else {
            delivery.begin(reachable);
        }
    }

    private OutboundRequest copy(Delivery delivery, Binding binding) {
        Flow flow = new Flow(binding.transport(), binding.target());
        String host = Hosts.format(stack.localHost(flow));
        SipAccount sender = delivery.sender;
        String from = NameAddress.format(sender.displayName(), "sip:" + Percent.encodeUser(sender.user()) + "@" + host);
        List<Header> routes =
                binding.path().stream().map(path -> new Header("Route", path)).toList();
        return new OutboundRequest(
                "MESSAGE",
                binding.contact(),
                flow,
                tags.branch(),
                tags.next(),
                1,
                from + ";tag=" + tags.next(),
                "<" + binding.contact() + ">",
                routes,
                delivery.type,
                delivery.message.body());
    }

    /** One message on its way to all devices of its receiver; answered once, by the first that takes it or the last that does not. */
    private final class Delivery {
        private final InboundRequest message;
        private final SipAccount sender;
        private final String to;
        private final String type;
        private final int bytes;
        private final List<ClientTransaction> copies = new ArrayList<>();
        private Scheduler.Cancellable limit;
        private int waitedFor;
        private boolean answered;

        Delivery(InboundRequest message, SipAccount sender, String to, String type, int bytes) {
            this.message = message;
            this.sender = sender;
            this.to = to;
            this.type = type;
            this.bytes = bytes;
        }

        synchronized void begin(List<Binding> bindings) {
            underWay.incrementAndGet();
            waitedFor = bindings.size();
            limit = scheduler.after(PATIENCE, () -> finish(480));
            for (Binding binding : bindings) {
                copies.add(stack.send(copy(this, binding), new ResponseListener() {
                    @Override
                    public void response(InboundResponse response) {
                        if (!response.provisional()) {
                            done(response.success());
                        }
                    }

                    @Override
                    public void failed(Failure failure) {
                        done(false);
                    }
                }));
            }
        }

        private synchronized void done(boolean taken) {
            waitedFor--;
            if (taken) {
                finish(200);
            } else if (waitedFor == 0) {
                finish(480);
            }
        }

        private synchronized void finish(int status) {
            if (answered) {
                return;
            }
            underWay.decrementAndGet();
            limit.cancel();
            if (status != 200) {
                copies.forEach(ClientTransaction::terminate);
            }
            answer(Reply.of(status));
        }

        synchronized void answer(Reply reply) {
            answered = true;
            events.publish(new MessageEvent(
                    scheduler.clock().instant(),
                    sender.user(),
                    to,
                    type.split(";", -1)[0].trim(),
                    bytes,
                    reply.status()));
            message.reply(reply.tag(tags.next()));
        }
    }
}
