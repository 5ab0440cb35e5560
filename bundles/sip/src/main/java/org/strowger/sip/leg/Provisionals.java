package org.strowger.sip.leg;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.strowger.api.core.Scheduler;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.InboundRequest.SentReply;
import org.strowger.sip.stack.Reply;

/**
 * The provisional responses to one INVITE: reliable where the caller demands it, or can and a description is at stake
 * (RFC 3262), one at a time; the last one again each minute, so that proxies do not give up (RFC 3261 section
 * 13.3.1.1). Mailbox only.
 */
final class Provisionals {
    private static final Duration AGAIN = Duration.ofMinutes(1);
    /** Numbers begin anywhere in the lower half, as RFC 3262 section 3 asks for. */
    private static final int FIRST = Integer.MAX_VALUE - 1;

    private final Scheduler scheduler;
    private final Mailbox mailbox;
    private final InboundRequest invite;
    private final Runnable gaveUp;
    private final boolean required;
    private final boolean supported;
    private final Queue<Reliable> waiting = new ArrayDeque<>();
    private long number;
    private Reliable open;
    private Reply last;
    private Scheduler.Cancellable minute;
    private Scheduler.Cancellable timer;
    private boolean over;

    /** One that must be acknowledged. */
    private record Reliable(Reply reply, boolean session) {}

    /** @param gaveUp called when a reliable response was not acknowledged within 64*T1 */
    Provisionals(LegContext context, Mailbox mailbox, InboundRequest invite, Abilities caller, Runnable gaveUp) {
        this.scheduler = context.scheduler();
        this.mailbox = mailbox;
        this.invite = invite;
        this.gaveUp = gaveUp;
        this.required = Abilities.contains(invite.headers("Require"), "100rel");
        this.supported = required || caller.reliable();
        this.number = supported ? 1L + context.tags().below(FIRST) : 0;
    }

    /** Each one must be reliable; the first has to carry our offer when there was none. */
    boolean required() {
        return required;
    }

    /** One with a description will be reliable. */
    boolean supported() {
        return supported;
    }

    /** @param session whether it carries a description */
    void send(Reply reply, boolean session) {
        if (over) {
            return;
        }
        if (required || supported && session) {
            waiting.add(new Reliable(reply, session));
            next();
        } else {
            repeat(reply);
            invite.reply(reply);
        }
    }

    private void next() {
        if (open != null || over || waiting.isEmpty()) {
            return;
        }
        open = waiting.remove();
        number++;
        Reply reply = open.reply().header("Require", "100rel").header("RSeq", Long.toString(number));
        repeat(open.reply());
        retransmit(open, invite.reply(reply), Timers.T1, Timers.T1);
    }

    private void retransmit(Reliable which, SentReply sent, Duration interval, Duration waited) {
        timer = scheduler.after(
                interval,
                () -> mailbox.execute(() -> {
                    if (open != which || over) {
                        return;
                    }
                    Duration left = Timers.GIVE_UP.minus(waited);
                    if (left.isNegative() || left.isZero()) {
                        gaveUp.run();
                        return;
                    }
                    sent.resend();
                    Duration twice = interval.multipliedBy(2);
                    Duration pause = twice.compareTo(left) > 0 ? left : twice;
                    retransmit(which, sent, pause, waited.plus(pause));
                }));
    }

    /** A reliable one stays reliable, with a new number, but its description is known by then. */
    private void repeat(Reply reply) {
        last = reply.content(null, null);
        if (minute == null) {
            minute = scheduler.every(AGAIN, () -> mailbox.execute(this::again));
        }
    }

    private void again() {
        if (!over && open == null) {
            if (required) {
                send(last, false);
            } else {
                invite.reply(last);
            }
        }
    }

    /** A 2xx must wait: a description is on its way and not acknowledged. */
    boolean sessionOpen() {
        return open != null && open.session() || waiting.stream().anyMatch(Reliable::session);
    }

    /** What a PRACK acknowledges. */
    enum Acknowledged {
        NOTHING,
        PLAIN,
        SESSION
    }

    Acknowledged acknowledge(RAck rack) {
        boolean matches = open != null
                && rack.rseq() == number
                && rack.cseq() == invite.cseq()
                && rack.method().equals("INVITE");
        if (!matches) {
            return Acknowledged.NOTHING;
        }
        boolean session = open.session();
        open = null;
        timer.cancel();
        next();
        return session ? Acknowledged.SESSION : Acknowledged.PLAIN;
    }

    /** A final response is given: nothing is repeated any more. What is on its way may still be acknowledged. */
    void stop() {
        over = true;
        waiting.clear();
        if (minute != null) {
            minute.cancel();
        }
        if (timer != null) {
            timer.cancel();
        }
    }
}
