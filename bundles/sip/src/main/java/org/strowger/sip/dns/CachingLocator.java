package org.strowger.sip.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.strowger.api.core.Scheduler;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.stack.Flow;
import org.strowger.sip.stack.Hosts;
import org.strowger.sip.stack.SipUri;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;

/**
 * Finds addresses by DNS and remembers them for as long as they say, within bounds; that there are none, for a short while.
 * Who asks for what is being sought waits for the same answer. Literals need no DNS.
 */
public final class CachingLocator implements Locator {
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(5);
    private static final long SHORTEST = 5;
    private static final long LONGEST = 300;
    private static final long NONE = 15;
    private static final int MOST = 1000;

    private final Answers dns;
    private final RandomGenerator random;
    private final Scheduler scheduler;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    private static final class Known {
        private final CompletableFuture<List<Flow>> answer = new CompletableFuture<>();
        private volatile long until = Long.MAX_VALUE;
    }

    /** With the machine's name servers. */
    public CachingLocator(RandomGenerator random, Scheduler scheduler) {
        this(new ExtendedResolver(), random, scheduler);
    }

    CachingLocator(Resolver resolver, RandomGenerator random, Scheduler scheduler) {
        this.dns = new DnsAnswers(resolver);
        this.random = random;
        this.scheduler = scheduler;
    }

    @Override
    public CompletionStage<List<Flow>> locate(SipUri uri) {
        Optional<Flow> literal = literal(uri);
        if (literal.isPresent()) {
            return CompletableFuture.completedFuture(List.of(literal.get()));
        }
        String key = (uri.secure() ? "sips:" : "sip:")
                + uri.host().toLowerCase(Locale.ROOT)
                + ':'
                + uri.port()
                + ';'
                + uri.transport();
        Known fresh = new Known();
        synchronized (known) {
            Known before = known.get(key);
            if (before != null && before.until - scheduler.nanoTime() > 0) {
                return before.answer.copy();
            }
            known.put(key, fresh);
        }
        seek(uri, fresh);
        return fresh.answer.copy();
    }

    private void seek(SipUri uri, Known fresh) {
        Rfc3263 search = new Rfc3263(dns, random);
        Scheduler.Cancellable limit = scheduler.after(TIME_TO_ANSWER, () -> settle(fresh, List.of(), NONE));
        search.locate(uri).whenComplete((flows, e) -> {
            limit.cancel();
            boolean none = e != null || flows.isEmpty();
            long seconds = none ? NONE : Math.max(SHORTEST, Math.min(LONGEST, search.ttl()));
            settle(fresh, none ? List.of() : flows, seconds);
        });
    }

    private void settle(Known fresh, List<Flow> flows, long seconds) {
        fresh.until = scheduler.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        fresh.answer.complete(flows);
    }

    private static Optional<Flow> literal(SipUri uri) {
        boolean tls = uri.secure() || uri.transport().equals("tls");
        Transport transport = tls ? Transport.TLS : uri.transport().equals("tcp") ? Transport.TCP : Transport.UDP;
        int port = uri.port() > 0 ? uri.port() : tls ? 5061 : 5060;
        return Hosts.literal(uri.host()).map(a -> new Flow(transport, new InetSocketAddress(a, port)));
    }
}
