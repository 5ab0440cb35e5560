package org.strowger.sip.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.strowger.api.core.Scheduler;
import org.strowger.api.sip.SipAccount;
import org.strowger.sip.leg.Capabilities;
import org.strowger.sip.registrar.Binding;
import org.strowger.sip.registrar.Registrar;
import org.strowger.sip.stack.ClientTransaction;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.Header;
import org.strowger.sip.stack.InboundResponse;
import org.strowger.sip.stack.OutboundRequest;
import org.strowger.sip.stack.ResponseListener;
import org.strowger.sip.stack.SipStack;
import org.strowger.sip.stack.Tags;

/** Asks registered devices now and then whether they are there, and measures how long they take. */
final class Qualifier {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private final Registrar registrar;
    private final Function<String, Optional<SipAccount>> accounts;
    private final SipStack stack;
    private final Tags tags;
    private final Scheduler scheduler;
    private Scheduler.Cancellable timer;

    Qualifier(
            Registrar registrar,
            Function<String, Optional<SipAccount>> accounts,
            SipStack stack,
            Tags tags,
            Scheduler scheduler) {
        this.registrar = registrar;
        this.accounts = accounts;
        this.stack = stack;
        this.tags = tags;
        this.scheduler = scheduler;
    }

    void start() {
        timer = scheduler.every(LOOK, () -> registrar.dueForQualify().forEach(this::ask));
    }

    void stop() {
        timer.cancel();
    }

    private void ask(Binding binding) {
        accounts.apply(binding.user()).ifPresent(account -> {
            Question question = new Question(binding.id(), scheduler.nanoTime());
            ClientTransaction transaction = stack.send(options(binding), question);
            question.limit(account.qualifyTimeout(), transaction);
        });
    }

    private OutboundRequest options(Binding binding) {
        Flow flow = new Flow(binding.transport(), binding.target());
        String us = "<sip:" + stack.localAddress(flow) + ">";
        return new OutboundRequest(
                "OPTIONS",
                binding.contact(),
                flow,
                tags.branch(),
                tags.next(),
                1,
                us + ";tag=" + tags.next(),
                "<" + binding.contact() + ">",
                List.of(new Header("Contact", us), new Header("Allow", Capabilities.ALLOW)),
                null,
                null);
    }

    /** One OPTIONS under way; answered once. */
    private final class Question implements ResponseListener {
        private final String binding;
        private final long asked;
        private final AtomicBoolean answered = new AtomicBoolean();
        private volatile Scheduler.Cancellable limit;

        Question(String binding, long asked) {
            this.binding = binding;
            this.asked = asked;
        }

        void limit(Duration timeout, ClientTransaction transaction) {
            limit = scheduler.after(timeout, () -> {
                transaction.terminate();
                answer(-1);
            });
            if (answered.get()) {
                limit.cancel();
            }
        }

        @Override
        public void response(InboundResponse response) {
            if (!response.provisional()) {
                answer((scheduler.nanoTime() - asked) / NANOS_PER_MILLI);
            }
        }

        @Override
        public void failed(Failure failure) {
            answer(-1);
        }

        private void answer(double latency) {
            if (answered.compareAndSet(false, true)) {
                Scheduler.Cancellable pending = limit;
                if (pending != null) {
                    pending.cancel();
                }
                registrar.qualified(binding, latency);
            }
        }
    }
}
