package org.strowger.bench.measure;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.strowger.bench.product.Target;
import org.strowger.bench.sip.Account;
import org.strowger.bench.sip.Ua;
import org.strowger.testkit.sip.SipMessage;

/** Registers and removes many phones at one port. */
final class Phones {
    private static final int AT_ONCE = 20;

    private Phones() {}

    /** With an expiry of 0 the contacts are removed. */
    static void register(Ua ua, List<Account> accounts, int expires) throws InterruptedException, ExecutionException {
        for (int first = 0; first < accounts.size(); first += AT_ONCE) {
            List<Account> some = accounts.subList(first, Math.min(accounts.size(), first + AT_ONCE));
            awaitAll(some.stream().map(account -> ua.register(account, expires)).toList());
        }
    }

    static void awaitAll(List<CompletableFuture<SipMessage>> answers) throws InterruptedException, ExecutionException {
        for (CompletableFuture<SipMessage> answer : answers) {
            try {
                answer.get(40, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                throw new IllegalStateException("no final answer", e);
            }
        }
    }

    /** Registers contacts at a port that another program will use. */
    static void registerFor(Target target, int port, int expires) throws InterruptedException, ExecutionException {
        try (Ua ua = new Ua(port, target.sipPort())) {
            register(ua, target.callees(), expires);
        }
    }
}
