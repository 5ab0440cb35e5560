package org.strowger.sip.guard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.EventBus;
import org.strowger.api.sip.SecurityEvent.Kind;

/**
 * Makes guessing passwords slow: from one address, and of one account from many addresses. Only a guess with a nonce that
 * was given to its very address gets here, so that nobody is blamed for what others send in his name. A device that has
 * proven itself has a budget of its own: whoever attacks its account does not lock it out. Whether a user exists makes no
 * difference. Bounded; forgets who was quiet longest. Thread safe.
 */
public final class GuessGuard {
    private static final Budget.Limit DEVICE = Budget.Limit.of(20, 1);
    private static final Budget.Limit PAIR = Budget.Limit.of(10, 10);
    private static final Budget.Limit SOURCE = Budget.Limit.of(30, 10);
    private static final Budget.Limit ACCOUNT = Budget.Limit.of(30, 30);

    private final Scheduler scheduler;
    private final Alarms alarms;
    private final Predicate<InetAddress> local;
    private final BiPredicate<String, InetSocketAddress> registered;
    private final Consumer<InetAddress> shun;
    private final Map<String, Budget> budgets = new Bounded<>();
    /** Devices, and pairs of user and address, that have proven themselves. */
    private final Map<String, Boolean> known = new Bounded<>();

    /** What a guess is counted against. */
    private record Counted(String key, Budget.Limit limit) {}

    /**
     * @param local addresses of the house; no account is attacked by many of these
     * @param registered whether a user has a device registered from an address; port 0 for any port
     * @param shun told of an address that has tried too many passwords
     */
    public GuessGuard(
            Scheduler scheduler,
            EventBus events,
            Predicate<InetAddress> local,
            BiPredicate<String, InetSocketAddress> registered,
            Consumer<InetAddress> shun) {
        this.scheduler = scheduler;
        this.alarms = new Alarms(scheduler, events);
        this.local = local;
        this.registered = registered;
        this.shun = shun;
    }

    /** Whether a password may be tried now; if not, it must be answered as a wrong one. */
    public synchronized boolean mayTry(String user, InetSocketAddress from) {
        long now = scheduler.nanoTime();
        for (Counted counted : counted(user, from)) {
            Budget budget = budgets.get(counted.key());
            if (budget != null && !budget.any(now)) {
                return false;
            }
        }
        return true;
    }

    /** The password was right. */
    public synchronized void passed(String user, InetSocketAddress from) {
        known.put(Keys.device(user, from), true);
        known.put(Keys.pair(user, from.getAddress()), true);
    }

    /** The password was wrong, or there is no such user, or {@link #mayTry} was false. */
    public void failed(String user, InetSocketAddress from) {
        InetAddress address = from.getAddress();
        for (Counted counted : counted(user, from)) {
            boolean last = takesLast(counted);
            if (last && counted.limit() == SOURCE) {
                alarms.raise(Kind.PASSWORDS_TRIED, address.getHostAddress(), "");
                shun.accept(address);
            } else if (last && counted.limit() == ACCOUNT) {
                alarms.raise(Kind.ACCOUNT_ATTACKED, address.getHostAddress(), user);
            }
        }
    }

    /** Somebody with a right password has called himself by another name. */
    public void impersonates(String user, InetSocketAddress from) {
        alarms.raise(Kind.IMPERSONATION, from.getAddress().getHostAddress(), user);
    }

    private synchronized boolean takesLast(Counted counted) {
        long now = scheduler.nanoTime();
        return budgets.computeIfAbsent(counted.key(), k -> new Budget(counted.limit(), now))
                .take(now);
    }

    private synchronized List<Counted> counted(String user, InetSocketAddress from) {
        String device = Keys.device(user, from);
        boolean place = registered.test(user, new InetSocketAddress(from.getAddress(), 0));
        if (known.containsKey(device) || place && registered.test(user, from)) {
            return List.of(new Counted(device, DEVICE));
        }
        Counted pair = new Counted(Keys.pair(user, from.getAddress()), PAIR);
        if (place || known.containsKey(pair.key())) {
            return List.of(pair);
        }
        Counted source = new Counted(Keys.source(from.getAddress()), SOURCE);
        return local.test(from.getAddress())
                ? List.of(pair, source)
                : List.of(pair, source, new Counted(Keys.account(user), ACCOUNT));
    }
}
