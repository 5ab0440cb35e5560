package org.strowger.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.strowger.bench.product.Target;
import org.strowger.bench.rtp.Transit;
import org.strowger.bench.sip.Account;
import org.strowger.bench.sip.OutgoingCall;
import org.strowger.bench.sip.Ua;

/** How long a caller waits for the ringing, with ten calls a second. */
public final class PostDialDelay {
    private static final int PER_SECOND = 10;
    private static final int WARMING_PER_SECOND = 100;

    private PostDialDelay() {}

    public static void run(Load load) throws Exception {
        Target target = load.target();
        try (Ua callees = new Ua(target.ports().one(), target.sipPort());
                Ua callers = new Ua(target.ports().one(), target.sipPort())) {
            Phones.register(callees, target.callees(), 600);
            calls(load, callers, WARMING_PER_SECOND, Math.max(2, load.seconds() / 2));
            List<OutgoingCall> calls = calls(load, callers, PER_SECOND, load.seconds());
            Phones.register(callees, target.callees(), 0);
            report(load, calls, callers.repeats());
        }
    }

    private static List<OutgoingCall> calls(Load load, Ua callers, int perSecond, int seconds) throws Exception {
        List<Account> from = load.target().callers();
        List<Account> to = load.target().callees();
        List<OutgoingCall> calls = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < seconds * perSecond; i++) {
            long due = start + i * (1_000_000_000L / perSecond);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            OutgoingCall call = callers.call(
                    from.get(i % from.size()), to.get(i % to.size()).number(), Ua.NOWHERE);
            call.answered().thenRunAsync(call::hangUp);
            calls.add(call);
        }
        for (OutgoingCall call : calls) {
            call.answered().get(40, TimeUnit.SECONDS);
        }
        return calls;
    }

    private static void report(Load load, List<OutgoingCall> calls, int repeats) {
        Transit one = new Transit();
        Transit whole = new Transit();
        calls.stream().filter(call -> call.ringingAfter(false) >= 0).forEach(call -> {
            one.add(call.ringingAfter(false));
            whole.add(call.ringingAfter(true));
        });
        load.report().add("calls that rang", one.total(), "calls");
        load.report().atMost("INVITE with credentials to 180, p50", one.percentile(0.5), "ms", 2);
        load.report().atMost("INVITE with credentials to 180, p95", one.percentile(0.95), "ms", 3.5);
        load.report().add("first INVITE to 180, challenge included, p50", whole.percentile(0.5), "ms");
        load.report().add("first INVITE to 180, challenge included, p95", whole.percentile(0.95), "ms");
        load.report().add("requests sent again", repeats, "");
    }
}
