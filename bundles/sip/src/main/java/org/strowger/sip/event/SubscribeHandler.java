package org.strowger.sip.event;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.strowger.api.sip.EventPackage;
import org.strowger.api.sip.EventPackage.Verdict;
import org.strowger.api.sip.SipAccount;
import org.strowger.api.sip.SubscriptionEvent;
import org.strowger.sip.leg.Dialog;
import org.strowger.sip.leg.Whereabouts;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.Reply;
import org.strowger.sip.stack.Tags;

/** SUBSCRIBE (RFC 6665 section 4.2): who asks proves who he is, each time. */
public final class SubscribeHandler {
    /** Phones that ask for less would keep us busy for nothing. */
    private static final Duration SHORTEST = Duration.ofSeconds(60);

    private final BiFunction<InboundRequest, String, Optional<SipAccount>> gatekeeper;
    private final SubscriptionTable table;
    private final Whereabouts whereabouts;
    private final Tags tags;
    private final int maxOfAll;
    private final int maxOfUser;

    /** @param gatekeeper lets in whom it knows, and answers everybody else; given the user that is claimed */
    public SubscribeHandler(
            BiFunction<InboundRequest, String, Optional<SipAccount>> gatekeeper,
            SubscriptionTable table,
            Whereabouts whereabouts,
            Tags tags,
            int maxOfAll,
            int maxOfUser) {
        this.gatekeeper = gatekeeper;
        this.table = table;
        this.whereabouts = whereabouts;
        this.tags = tags;
        this.maxOfAll = maxOfAll;
        this.maxOfUser = maxOfUser;
    }

    /** Outside a dialog. */
    public void begin(InboundRequest subscribe) {
        gatekeeper
                .apply(subscribe, subscribe.from().uri().user())
                .ifPresent(account -> begin(subscribe, account, Wanted.of(subscribe)));
    }

    private void begin(InboundRequest subscribe, SipAccount account, Wanted wanted) {
        Optional<EventPackage> found = table.packages().find(wanted.event());
        Reply refusal = found.isEmpty() ? badEvent() : refusal(subscribe, account, wanted, found.get());
        if (refusal == null && (table.size() >= maxOfAll || table.of(account.user()) >= maxOfUser)) {
            refusal = Reply.of(503).header("Retry-After", "60").reason("Too Many Subscriptions");
        }
        if (refusal != null) {
            subscribe.reply(refusal.tag(tags.next()));
        } else if (subscribe.open()) {
            Dialog dialog =
                    Dialog.incoming(subscribe, tags.next(), account.nat(), tags).following(whereabouts, account.user());
            Watcher watcher = new Watcher(table, found.get(), dialog, wanted, account.user(), subscribe);
            table.add(watcher);
            grant(subscribe, watcher, wanted);
        }
    }

    private Reply badEvent() {
        return Reply.of(489).header("Allow-Events", table.packages().names());
    }

    private Reply refusal(InboundRequest subscribe, SipAccount account, Wanted wanted, EventPackage source) {
        if (subscribe.contact().isEmpty() || subscribe.contact().get().uri() == null) {
            return Reply.of(400).reason("Contact missing");
        }
        Reply refusal = wanted.refusal(source, SHORTEST);
        if (refusal != null) {
            return refusal;
        }
        Verdict verdict = source.verdict(account.user(), subscribe.requestUri().user());
        return switch (verdict) {
            case ALLOWED -> null;
            case FORBIDDEN -> Reply.of(403);
            case UNKNOWN -> Reply.of(404);
        };
    }

    /** Any request within a subscription's dialog. */
    public void within(InboundRequest request) {
        if (!request.method().equals("SUBSCRIBE")) {
            request.reply(Reply.of(405).header("Allow", "SUBSCRIBE"));
            return;
        }
        gatekeeper.apply(request, request.from().uri().user()).ifPresent(account -> table.find(
                        request.callId(), request.to().tag())
                .filter(w -> w.user().equals(account.user()) && w.dialog().matches(request))
                .ifPresentOrElse(w -> refresh(request, account, w), () -> request.reply(Reply.of(481))));
    }

    private void refresh(InboundRequest subscribe, SipAccount account, Watcher watcher) {
        Wanted wanted = Wanted.of(subscribe);
        if (!watcher.inOrder(subscribe)) {
            subscribe.reply(Reply.of(500));
        } else if (!watcher.sameEvent(wanted)) {
            subscribe.reply(badEvent());
        } else {
            Reply refusal = wanted.refusal(watcher.source(), SHORTEST);
            Verdict verdict = watcher.source().verdict(account.user(), watcher.resource());
            if (refusal != null) {
                subscribe.reply(refusal);
            } else if (verdict == Verdict.ALLOWED) {
                watcher.refreshed(subscribe);
                grant(subscribe, watcher, wanted);
            } else {
                subscribe.reply(Reply.of(403));
                watcher.end("rejected", SubscriptionEvent.Kind.TERMINATED);
            }
        }
    }

    private void grant(InboundRequest subscribe, Watcher watcher, Wanted wanted) {
        Duration time = wanted.granted(watcher.source().longestExpiry());
        subscribe.reply(Reply.of(200)
                .tag(watcher.dialog().localTag())
                .header("Contact", watcher.dialog().contact(table.stack()).value())
                .header("Expires", Long.toString(time.toSeconds())));
        if (wanted.ends()) {
            watcher.end("timeout", SubscriptionEvent.Kind.UNSUBSCRIBED);
        } else {
            watcher.granted(time);
        }
    }
}
