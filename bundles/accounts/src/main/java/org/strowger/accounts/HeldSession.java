package org.strowger.accounts;

import java.time.Instant;
import java.util.Optional;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Sessions.Session;

/** An open session. Identity counts, not content. */
final class HeldSession {
    private static final int LONGEST_AGENT = 200;

    private final String id;
    private final Account account;
    private volatile Optional<String> ownProof;
    private volatile boolean spared;
    private final String csrf;
    private final Instant openedAt;
    private final String source;
    private final String userAgent;
    private final long openedNanos;

    private volatile long usedNanos;
    private volatile Instant usedAt;

    /** @param ownProof hash of the password of one of our own accounts */
    HeldSession(
            String id,
            Account account,
            Optional<String> ownProof,
            String csrf,
            Instant openedAt,
            String source,
            String userAgent,
            long openedNanos) {
        this.id = id;
        this.account = account;
        this.ownProof = ownProof;
        this.csrf = csrf;
        this.openedAt = openedAt;
        this.source = source;
        this.userAgent = userAgent;
        this.openedNanos = openedNanos;
        this.usedNanos = openedNanos;
        this.usedAt = openedAt;
    }

    /** A stranger's text, made fit for lists and logs. */
    static String shown(String userAgent) {
        String cut = userAgent.substring(0, Math.min(userAgent.length(), LONGEST_AGENT));
        return cut.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    }

    String id() {
        return id;
    }

    Account account() {
        return account;
    }

    Optional<String> ownProof() {
        return ownProof;
    }

    /** Rests on another password from now on. */
    void rest(Optional<String> proof) {
        ownProof = proof;
    }

    /** While its owner changes his password. */
    boolean spared() {
        return spared;
    }

    void spare(boolean now) {
        spared = now;
    }

    long openedNanos() {
        return openedNanos;
    }

    long usedNanos() {
        return usedNanos;
    }

    void use(long nanos, Instant at) {
        usedNanos = nanos;
        usedAt = at;
    }

    Session view() {
        return new Session(id, account, csrf, openedAt, usedAt, source, userAgent);
    }
}
