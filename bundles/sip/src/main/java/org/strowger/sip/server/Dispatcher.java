package org.strowger.sip.server;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.sip.event.SubscribeHandler;
import org.strowger.sip.event.SubscriptionTable;
import org.strowger.sip.leg.Capabilities;
import org.strowger.sip.leg.InboundLeg;
import org.strowger.sip.leg.LegContext;
import org.strowger.sip.leg.SipLeg;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.InboundResponse;
import org.strowger.sip.stack.Reply;
import org.strowger.sip.stack.StackHandler;

/** Takes what the stack hands up to whom it concerns. */
final class Dispatcher implements StackHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Doorkeeper doorkeeper;
    private volatile Handlers handlers;

    Dispatcher(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    /** Whom to take it to. */
    record Handlers(
            LegContext context,
            Gatekeeper gatekeeper,
            Supplier<String> eventPackages,
            SubscriptionTable subscriptions,
            SubscribeHandler subscribes,
            MessageHandler messages,
            InviteHandler invites,
            RegisterHandler registers,
            Consumer<Flow> lost) {}

    /** From now on requests are handled; before, they are refused. */
    void start(Handlers those) {
        handlers = those;
    }

    /** Nothing is taken to anybody any more. */
    void stop() {
        handlers = null;
    }

    @Override
    public boolean admit(InboundRequest request) {
        return handlers != null
                && doorkeeper.admit(request.method(), request.requestUri().user());
    }

    @Override
    public void request(InboundRequest request) {
        Handlers now = handlers;
        if (now == null) {
            LOG.debug("{} came too early", request);
        } else if (request.method().equals("CANCEL")) {
            cancel(now, request);
        } else if (!request.to().tag().isEmpty()) {
            withinDialog(now, request);
        } else if (!request.method().equals("ACK")) {
            Optional<Reply> refusal = RequestPolicy.refusal(request);
            if (refusal.isPresent()) {
                refuse(now, request, refusal.get());
            } else {
                outsideDialog(now, request);
            }
        }
    }

    private void cancel(Handlers now, InboundRequest cancel) {
        Optional<InboundLeg> leg = now.context.legs().transaction(cancel).filter(l -> l.cancelledBy(cancel));
        if (leg.isPresent()) {
            if (cancel.open()) {
                leg.get().cancel(cancel);
            }
        } else {
            refuse(now, cancel, Reply.of(481));
        }
    }

    private void withinDialog(Handlers now, InboundRequest request) {
        Optional<SipLeg> leg =
                now.context.legs().dialog(request.callId(), request.to().tag());
        if (leg.isPresent()) {
            Optional<Reply> refusal =
                    request.method().equals("ACK") ? Optional.empty() : RequestPolicy.refusal(request);
            if (refusal.isPresent()) {
                refuse(now, request, refusal.get());
            } else if (request.method().equals("ACK") || request.repeated() || request.open()) {
                leg.get().request(request);
            }
        } else if (now.subscriptions.has(request.callId(), request.to().tag())) {
            Optional<Reply> refusal = RequestPolicy.refusal(request);
            if (refusal.isPresent()) {
                refuse(now, request, refusal.get());
            } else {
                now.subscribes.within(request);
            }
        } else if (!request.method().equals("ACK")) {
            refuse(now, request, Reply.of(481));
        }
    }

    private void outsideDialog(Handlers now, InboundRequest request) {
        switch (request.method()) {
            case "INVITE" -> now.invites.handle(request);
            case "REGISTER" -> now.registers.handle(request);
            case "OPTIONS" -> refuse(now, request, Capabilities.options(contact(now, request)));
            case "SUBSCRIBE" -> now.subscribes.begin(request);
            case "MESSAGE" -> now.messages.handle(request);
            case "REFER" -> refuseKnown(now, request, Reply.of(403));
            case "PUBLISH" -> refuseKnown(now, request, Reply.of(489).header("Allow-Events", now.eventPackages.get()));
            default -> refuse(now, request, Reply.of(481));
        }
    }

    /** Strangers are challenged, so that they do not learn what we can do. */
    private static void refuseKnown(Handlers now, InboundRequest request, Reply reply) {
        now.gatekeeper.admit(request, request.from().uri().user()).ifPresent(account -> refuse(now, request, reply));
    }

    private static Header contact(Handlers now, InboundRequest request) {
        return new Header("Contact", "<sip:" + now.context.stack().localAddress(request.flow()) + ">");
    }

    /** Statelessly: a request that changes nothing leaves nothing. */
    private static void refuse(Handlers now, InboundRequest request, Reply reply) {
        boolean tagged = !request.to().tag().isEmpty();
        request.replyStateless(tagged ? reply : reply.tag(now.context.tags().stateless(request)));
    }

    @Override
    public void stray(InboundResponse response) {
        Handlers now = handlers;
        if (now != null) {
            now.context.legs().dialog(response.callId(), response.from().tag()).ifPresent(leg -> leg.stray(response));
        }
    }

    @Override
    public void lost(Flow flow) {
        Handlers now = handlers;
        if (now != null) {
            now.lost.accept(flow);
        }
    }
}
