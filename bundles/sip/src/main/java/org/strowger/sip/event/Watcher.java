package org.strowger.sip.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.Scheduler;
import org.strowger.api.sip.EventPackage;
import org.strowger.api.sip.Subscription;
import org.strowger.api.sip.SubscriptionEvent;
import org.strowger.sip.leg.Dialog;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.InboundResponse;
import org.strowger.sip.stack.OutboundRequest;
import org.strowger.sip.stack.ResponseListener;

/**
 * One subscription. One notification is under way at a time and none sooner than the package allows; what changes in
 * between is told with the next, which always has the whole state. Thread safe.
 */
final class Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final int LONGEST_RETRY = 60;

    private final SubscriptionTable table;
    private final EventPackage source;
    private final Dialog dialog;
    private final Wanted wanted;
    private final String user;
    private final String resource;
    private final String host;
    private final String contact;
    private final String device;
    private final Instant since;
    private Instant expiresAt;
    private Scheduler.Cancellable expiry;
    private Scheduler.Cancellable later;
    private long lastSent;
    private long version;
    private boolean underWay;
    private boolean dirty;
    private boolean over;

    Watcher(
            SubscriptionTable table,
            EventPackage source,
            Dialog dialog,
            Wanted wanted,
            String user,
            InboundRequest by) {
        this.table = table;
        this.source = source;
        this.dialog = dialog;
        this.wanted = wanted;
        this.user = user;
        this.resource = by.requestUri().user();
        this.host = by.requestUri().host();
        this.contact = by.contact().map(c -> c.uri().text()).orElse("");
        this.device = by.header("User-Agent").orElse("");
        this.since = table.now();
        this.lastSent = table.nanoTime() - source.interval().toNanos();
    }

    String key() {
        return dialog.callId() + '|' + dialog.localTag();
    }

    String user() {
        return user;
    }

    EventPackage source() {
        return source;
    }

    String resource() {
        return resource;
    }

    Dialog dialog() {
        return dialog;
    }

    /** The same phone watches the same: this one has forgotten the other. */
    boolean replaces(Watcher other) {
        return user.equals(other.user)
                && source == other.source
                && resource.equals(other.resource)
                && wanted.equals(other.wanted)
                && contact.equals(other.contact);
    }

    boolean sameEvent(Wanted again) {
        return again.event().equals(wanted.event()) && again.id().equals(wanted.id());
    }

    synchronized boolean inOrder(InboundRequest request) {
        return dialog.inOrder(request);
    }

    synchronized void refreshed(InboundRequest subscribe) {
        dialog.refresh(subscribe);
    }

    /** It lasts so long from now on, and is told the state in any case. */
    synchronized void granted(Duration time) {
        if (over) {
            return;
        }
        stopTimers();
        expiresAt = table.now().plus(time);
        expiry = table.after(time, () -> end("timeout", SubscriptionEvent.Kind.EXPIRED));
        sendOrRemember();
    }

    private void sendOrRemember() {
        if (underWay) {
            dirty = true;
        } else {
            send("active;expires="
                    + Math.max(0, Duration.between(table.now(), expiresAt).toSeconds()));
        }
    }

    /** What it watches has changed. */
    synchronized void changed() {
        if (over || later != null) {
            return;
        }
        if (underWay) {
            dirty = true;
            return;
        }
        Duration left = source.interval().minusNanos(table.nanoTime() - lastSent);
        if (left.isNegative() || left.isZero()) {
            sendOrRemember();
        } else {
            later = table.after(left, this::due);
        }
    }

    private synchronized void due() {
        later = null;
        if (!over) {
            sendOrRemember();
        }
    }

    /** Ends it with a last notification. */
    synchronized void end(String reason, SubscriptionEvent.Kind kind) {
        if (over) {
            return;
        }
        close(kind);
        send("terminated;reason=" + reason);
    }

    /** Ends it without a word. */
    synchronized void drop(SubscriptionEvent.Kind kind) {
        if (!over) {
            close(kind);
        }
    }

    private void close(SubscriptionEvent.Kind kind) {
        over = true;
        stopTimers();
        table.remove(this, kind);
    }

    private void stopTimers() {
        if (expiry != null) {
            expiry.cancel();
        }
        if (later != null) {
            later.cancel();
            later = null;
        }
    }

    private void send(String state) {
        underWay = true;
        dirty = false;
        lastSent = table.nanoTime();
        String body = source.state(new EventPackage.Watch(user, resource, host, version++));
        OutboundRequest notify = dialog.request("NOTIFY")
                .with(List.of(
                        dialog.contact(table.stack()),
                        new Header("Event", wanted.header()),
                        new Header("Subscription-State", state)));
        OutboundRequest request = body.isEmpty() ? notify : notify.content(source.contentType(), body);
        table.stack().send(request, new ResponseListener() {
            @Override
            public void response(InboundResponse response) {
                if (!response.provisional()) {
                    answered(response);
                }
            }

            @Override
            public void failed(Failure failure) {
                LOG.debug("{} does not hear of {} {}: {}", user, source.name(), resource, failure);
                drop(SubscriptionEvent.Kind.LOST);
            }
        });
    }

    private synchronized void answered(InboundResponse response) {
        underWay = false;
        int retry = response.success() ? 0 : retryAfter(response);
        if (over) {
            return;
        }
        if (response.success()) {
            if (dirty) {
                changed();
            }
        } else if (retry > 0) {
            later = table.after(Duration.ofSeconds(retry), this::due);
        } else {
            // 481 and all others that are no temporary trouble (RFC 6665 section 4.2.2).
            LOG.debug("{} refuses to hear of {} {}: {}", user, source.name(), resource, response.status());
            drop(SubscriptionEvent.Kind.LOST);
        }
    }

    private static int retryAfter(InboundResponse response) {
        String value = response.header("Retry-After").orElse("").replaceAll("[^0-9].*", "");
        int seconds = value.isEmpty() || value.length() > 4 ? 0 : Integer.parseInt(value);
        return seconds <= LONGEST_RETRY ? seconds : 0;
    }

    synchronized Subscription view() {
        return new Subscription(
                dialog.localTag(),
                source.name(),
                user,
                resource,
                dialog.flow().toString(),
                device,
                since,
                expiresAt == null ? since : expiresAt,
                version);
    }
}
