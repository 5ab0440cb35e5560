package org.strowger.sip.leg;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.Leg.State;
import org.strowger.api.call.TransferRequest;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.Reply;

/**
 * REFER within a call (RFC 3515, RFC 5589): a transfer, which is never passed on but carried out by the call. Mailbox only.
 */
final class Refer {
    private static final Logger LOG = LoggerFactory.getLogger(Refer.class);

    private Refer() {}

    static void handle(SipLeg leg, InboundRequest refer) {
        List<String> targets = refer.headers("Refer-To");
        Optional<ReferTo> target = targets.size() == 1 ? ReferTo.parse(targets.get(0)) : Optional.empty();
        if (target.isEmpty()) {
            refer.reply(Reply.of(400).reason("Bad Refer-To"));
        } else if (leg.state() != State.UP) {
            refuse(refer);
        } else if (target.get().replaces().isEmpty()) {
            ask(leg, refer, target.get().number(), null);
        } else {
            consulted(leg, refer, target.get());
        }
    }

    private static void consulted(SipLeg leg, InboundRequest refer, ReferTo target) {
        Optional<SipLeg> other =
                Replaces.parse(target.replaces()).flatMap(r -> r.find(leg.context.legs(), leg.account));
        if (other.isEmpty() || other.get() == leg) {
            LOG.debug("{} refers to a dialog that it does not have", leg.account.user());
            refuse(refer);
        } else {
            ask(leg, refer, target.number(), other.get());
        }
    }

    private static void ask(SipLeg leg, InboundRequest refer, String number, SipLeg consultation) {
        ReferProgress progress = new ReferProgress(leg, refer);
        leg.transferring = progress;
        leg.events.tell(l -> l.transfer(leg, new TransferRequest(number, consultation, progress)));
    }

    /** Always 403: a 404 or 481 would take the call itself down (RFC 5057). */
    static void refuse(InboundRequest refer) {
        refer.reply(Reply.of(403));
    }

    /** SUBSCRIBE within a call can only refresh or end what REFER has begun. */
    static void subscribe(SipLeg leg, InboundRequest subscribe) {
        boolean refer = subscribe
                .header("Event")
                .filter(e -> e.toLowerCase(Locale.ROOT).startsWith("refer"))
                .isPresent();
        ReferProgress progress = leg.transferring;
        if (!refer || progress == null || progress.over()) {
            subscribe.reply(Reply.of(489).header("Allow-Events", Capabilities.EVENTS));
            return;
        }
        boolean ends = subscribe.header("Expires").filter("0"::equals).isPresent();
        subscribe.reply(Reply.of(200)
                .header("Contact", leg.dialog.contact(leg.context.stack()).value())
                .header("Expires", ends ? "0" : Integer.toString(ReferProgress.EXPIRES)));
        if (ends) {
            progress.unsubscribed();
        } else {
            progress.again();
        }
    }
}
