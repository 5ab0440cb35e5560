package org.strowger.accounts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;

/**
 * Slows down guessing, per network address and per name. Who has signed in with a name from an address before does not
 * wait because of others who try that name elsewhere.
 */
final class Backoff {
    private static final int FREE_PER_NAME = 5;
    private static final int FREE_PER_SOURCE = 20;
    private static final int MOST_KNOWN = 10_000;
    private static final int PREFIX_BYTES = 8;

    private final Scheduler scheduler;
    private final Throttle names = new Throttle(FREE_PER_NAME, Duration.ofMinutes(1));
    private final Throttle sources = new Throttle(FREE_PER_SOURCE, Duration.ofMinutes(5));
    private final Set<String> known = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_KNOWN;
        }
    }));

    Backoff(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** A try that is allowed; counted as failed until it succeeds. */
    final class Attempt {
        private final String name;
        private final String source;

        private Attempt(String name, String source) {
            this.name = name;
            this.source = source;
        }

        void succeeded() {
            names.forget(name);
            // Not forgotten: an account of his own must not let anybody guess others' for ever.
            sources.uncount(source);
            known.add(pair(name, source));
        }

        /** It was no failure, and no success either: earlier failures still count. */
        void takenBack() {
            names.uncount(name);
            sources.uncount(source);
        }
    }

    /** @throws ProblemException THROTTLED */
    Attempt begin(String name, String address) {
        String source = network(address);
        long now = scheduler.nanoTime();
        Duration bySource = sources.remaining(source, now);
        Duration byName = known.contains(pair(name, source)) ? Duration.ZERO : names.remaining(name, now);
        Duration longer = bySource.compareTo(byName) > 0 ? bySource : byName;
        if (!longer.isZero()) {
            throw throttled(longer);
        }
        names.count(name, now);
        sources.count(source, now);
        return new Attempt(name, source);
    }

    private static String pair(String name, String source) {
        return source + ' ' + name;
    }

    private static ProblemException throttled(Duration wait) {
        String seconds = Long.toString(wait.toSeconds() + 1);
        return new ProblemException(
                ProblemException.Kind.THROTTLED,
                "sign-in.throttled",
                "",
                Text.of("Too many failed tries; try again in {0} s.", "失败次数过多，请在 {0} 秒后重试。", seconds));
    }

    /** An IPv6 host owns a whole /64; it must not get as many tries as it has addresses. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, PREFIX_BYTES)));
        } catch (UnknownHostException e) {
            return address;
        }
    }

    Instant now() {
        return scheduler.clock().instant();
    }
}
