package org.strowger.sip.leg;

import java.time.Duration;
import org.strowger.api.core.Scheduler;
import org.strowger.sip.stack.InboundRequest.SentReply;

/** Repeats a 2xx to an INVITE until its ACK comes or 64*T1 have gone by (RFC 3261 section 13.3.1.4). Mailbox only. */
final class AnswerRetransmitter {
    private final Scheduler scheduler;
    private final Mailbox mailbox;
    private final SentReply reply;
    private final Runnable gaveUp;
    private Duration interval = Timers.T1;
    private Duration waited = Duration.ZERO;
    private Scheduler.Cancellable timer;
    private boolean done;

    AnswerRetransmitter(Scheduler scheduler, Mailbox mailbox, SentReply reply, Runnable gaveUp) {
        this.scheduler = scheduler;
        this.mailbox = mailbox;
        this.reply = reply;
        this.gaveUp = gaveUp;
        schedule();
    }

    private void schedule() {
        timer = scheduler.after(interval, () -> mailbox.execute(this::fire));
    }

    private void fire() {
        if (done) {
            return;
        }
        waited = waited.plus(interval);
        if (waited.compareTo(Timers.GIVE_UP) >= 0) {
            done = true;
            gaveUp.run();
            return;
        }
        reply.resend();
        Duration twice = interval.multipliedBy(2);
        interval = twice.compareTo(Timers.T2) > 0 ? Timers.T2 : twice;
        schedule();
    }

    /** The request came again. */
    void again() {
        if (!done) {
            reply.resend();
        }
    }

    void stop() {
        done = true;
        timer.cancel();
    }
}
