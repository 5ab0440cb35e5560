package org.strowger.sip.leg;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.strowger.api.core.Scheduler;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.InboundResponse;
import org.strowger.sip.stack.Reply;
import org.strowger.sip.stack.SipMessage;

/** The session timer of one dialog (RFC 4028): who refreshes, when, and what happens when nobody does. Mailbox only. */
final class SessionTimer {
    private static final String HEADER = "Session-Expires";
    /** A peer that raises the minimum beyond this is not followed. */
    private static final long LONGEST = 86_400;
    /** The call ends so much before the interval is over, or a third of the interval when that is less. */
    private static final long MARGIN = 32;

    private final SipLeg leg;
    private final SessionTimers settings;
    private long interval;
    private long minimum;
    private boolean weRefresh;
    private Scheduler.Cancellable refresh;
    private Scheduler.Cancellable expiry;

    SessionTimer(SipLeg leg) {
        this.leg = leg;
        this.settings = leg.context.timers();
        this.interval = settings.mode() == SessionTimers.Mode.ORIGINATE ? settings.expires() : 0;
        this.minimum = settings.minimum();
    }

    // ---- requests that come

    /** Why an INVITE or UPDATE cannot be had: its interval is too short (RFC 4028 section 9). */
    Optional<Reply> refusal(InboundRequest request) {
        long asked = asked(request);
        boolean tooShort = enabled() && asked >= 0 && asked < settings.minimum() && leg.peer.timer();
        return tooShort
                ? Optional.of(Reply.of(422).header("Min-SE", Integer.toString(settings.minimum())))
                : Optional.empty();
    }

    /** Starts the timer that a request asks for, and says so in its 2xx. */
    Reply confirm(InboundRequest request, Reply reply) {
        long asked = asked(request);
        if (!enabled() || asked < 0 && !(leg.peer.timer() && interval > 0)) {
            stop();
            return reply;
        }
        long least =
                Math.max(settings.minimum(), Numbers.of(request.header("Min-SE").orElse("0")));
        interval = Math.min(LONGEST, Math.max(least, asked < 0 ? interval : asked));
        // Who has asked refreshes, unless he wants us to or cannot.
        weRefresh = !leg.peer.timer() || "uas".equals(refresher(request));
        start();
        Reply confirmed = reply.header(HEADER, interval + ";refresher=" + (weRefresh ? "uas" : "uac"));
        return weRefresh ? confirmed : confirmed.header("Require", "timer");
    }

    // ---- requests that we send

    /** What an INVITE or UPDATE of ours says of it. */
    List<Header> ask(boolean first) {
        if (!enabled() || interval == 0) {
            return List.of();
        }
        String who = first ? "" : weRefresh ? ";refresher=uac" : ";refresher=uas";
        return List.of(new Header(HEADER, interval + who), new Header("Min-SE", Long.toString(minimum)));
    }

    /** Takes the longer minimum of a 422; false when there is no use in asking again. */
    boolean longer(InboundResponse refusal) {
        long wanted = Numbers.of(refusal.header("Min-SE").orElse(""));
        if (!enabled() || wanted <= minimum || wanted > LONGEST) {
            return false;
        }
        minimum = wanted;
        interval = Math.max(interval, wanted);
        return true;
    }

    /** A 2xx to an INVITE or UPDATE of ours says how it will be. */
    void agreed(InboundResponse response) {
        long said = asked(response);
        if (!enabled() || said <= 0) {
            stop();
            return;
        }
        interval = Math.min(LONGEST, Math.max(said, settings.minimum()));
        weRefresh = !"uas".equals(refresher(response));
        start();
    }

    // ---- time

    private void start() {
        stop();
        Scheduler scheduler = leg.context.scheduler();
        if (weRefresh) {
            refresh =
                    scheduler.after(Duration.ofSeconds(interval / 2), () -> leg.mailbox.execute(leg.proposal::refresh));
        }
        long end = interval - Math.min(MARGIN, interval / 3);
        expiry = scheduler.after(Duration.ofSeconds(end), () -> leg.mailbox.execute(leg::expired));
    }

    void stop() {
        if (refresh != null) {
            refresh.cancel();
            refresh = null;
        }
        if (expiry != null) {
            expiry.cancel();
            expiry = null;
        }
    }

    private boolean enabled() {
        return settings.mode() != SessionTimers.Mode.REFUSE;
    }

    /** Seconds; -1 when there is no interval or none that can be read. */
    private static long asked(SipMessage message) {
        return message.header(HEADER).map(Numbers::of).orElse(-1L);
    }

    private static String refresher(SipMessage message) {
        String value = message.header(HEADER).orElse("").replace(" ", "").toLowerCase(java.util.Locale.ROOT);
        int at = value.indexOf(";refresher=");
        return at < 0 ? "" : value.substring(at + 11).split(";", -1)[0];
    }
}
