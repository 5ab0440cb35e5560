package org.strowger.sip.server;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.CallService;
import org.strowger.api.call.Cause;
import org.strowger.api.call.IncomingCall;
import org.strowger.api.call.Party;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.leg.InboundLeg;
import org.strowger.sip.leg.LegContext;
import org.strowger.sip.leg.Replaces;
import org.strowger.sip.leg.SipLeg;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.NameAddress;
import org.strowger.sip.stack.Reply;

/** INVITE outside a dialog: a phone calls. */
final class InviteHandler {
    private static final Logger LOG = LoggerFactory.getLogger(InviteHandler.class);
    private static final Pattern DIALABLE = Pattern.compile("[0-9*#+A-Da-z._-]{1,64}");
    private static final Pattern WITHHELD = Pattern.compile("(?i).*\\b(id|user|header|full)\\b.*");

    /** It takes so many users to use up all legs. */
    private static final int USERS_AT_LEAST = 4;

    private final Gatekeeper gatekeeper;
    private final LegContext context;
    private final Supplier<CallService> calls;
    private final int maxLegs;

    /** @param calls yields null while there is no call service */
    InviteHandler(Gatekeeper gatekeeper, LegContext context, Supplier<CallService> calls, int maxLegs) {
        this.gatekeeper = gatekeeper;
        this.context = context;
        this.calls = calls;
        this.maxLegs = maxLegs;
    }

    void handle(InboundRequest invite) {
        Optional<InboundLeg> same = context.legs().transaction(invite);
        if (same.isPresent()) {
            same.get().again();
        } else if (invite.repeated()) {
            LOG.debug("{} comes again, but its call is over", invite);
        } else if (context.legs().merged(invite) || cameFromUs(invite)) {
            refuse(invite, Reply.of(482));
        } else {
            boolean anonymous = anonymous(invite.from());
            gatekeeper
                    .admit(invite, anonymous ? "" : invite.from().uri().user())
                    .ifPresent(account -> admitted(invite, account, anonymous || withheld(invite)));
        }
    }

    /** An INVITE of ours that somebody sent back. */
    private boolean cameFromUs(InboundRequest invite) {
        return context.legs().dialog(invite.callId(), invite.from().tag()).isPresent();
    }

    private static boolean anonymous(NameAddress from) {
        return from.uri().host().toLowerCase(Locale.ROOT).equals("anonymous.invalid");
    }

    private static boolean withheld(InboundRequest invite) {
        return invite.headers("Privacy").stream()
                .anyMatch(p -> WITHHELD.matcher(p).matches());
    }

    private void admitted(InboundRequest invite, SipAccount account, boolean anonymous) {
        CallService service = calls.get();
        String dialed = invite.requestUri().user();
        if (service == null || full(account)) {
            refuse(invite, Reply.of(503).header("Retry-After", "5"));
        } else if (!DIALABLE.matcher(dialed).matches()) {
            refuse(invite, Reply.of(404));
        } else if (invite.contact().isEmpty() || invite.contact().get().uri() == null) {
            refuse(invite, Reply.of(400).reason("Contact missing"));
        } else if (!invite.headers("Replaces").isEmpty()) {
            replacing(invite, account, anonymous, service);
        } else {
            take(invite, account, anonymous, service, null);
        }
    }

    /** Nobody alone takes all there is. */
    private boolean full(SipAccount account) {
        return context.legs().size() >= maxLegs || context.legs().of(account.user()) >= maxLegs / USERS_AT_LEAST;
    }

    /** The INVITE asks for the place of a leg (RFC 3891): only its own user may have it. */
    private void replacing(InboundRequest invite, SipAccount account, boolean anonymous, CallService service) {
        List<String> values = invite.headers("Replaces");
        Optional<Replaces> replaces = values.size() == 1 ? Replaces.parse(values.get(0)) : Optional.empty();
        Optional<SipLeg> place = replaces.flatMap(r -> r.find(context.legs(), account));
        if (replaces.isEmpty()) {
            refuse(invite, Reply.of(400).reason("Bad Replaces"));
        } else if (place.isEmpty()) {
            refuse(invite, Reply.of(481));
        } else if (replaces.get().refusal(place.get()) != 0) {
            refuse(invite, Reply.of(replaces.get().refusal(place.get())));
        } else {
            take(invite, account, anonymous, service, place.get());
        }
    }

    private void take(InboundRequest invite, SipAccount account, boolean anonymous, CallService service, SipLeg place) {
        if (invite.open()) {
            Party party = new Party(account.user(), account.displayName(), account.user(), anonymous);
            invite.reply(Reply.of(100));
            new InboundLeg(context, account, party, invite).arrive(leg -> handOver(service, leg, invite, place));
        }
    }

    private static void handOver(CallService service, InboundLeg leg, InboundRequest invite, SipLeg place) {
        try {
            String dialed = invite.requestUri().user();
            service.incoming(new IncomingCall(leg, dialed, invite.flow().host(), place));
        } catch (RuntimeException e) {
            LOG.error("The call service could not take a call: {}", e.toString());
            leg.hangup(Cause.TEMPORARY_FAILURE);
        }
    }

    private void refuse(InboundRequest invite, Reply reply) {
        invite.reply(reply.tag(context.tags().next()));
    }
}
