package org.strowger.accounts;

import java.util.concurrent.atomic.AtomicInteger;
import org.strowger.api.accounts.PasswordHasher;

/** Costs nothing and counts. */
final class FastHasher implements PasswordHasher {
    final AtomicInteger verified = new AtomicInteger();
    private final AtomicInteger salt = new AtomicInteger();

    @Override
    public String hash(char[] password) {
        return "hash:" + salt.incrementAndGet() + ':' + Integer.toHexString(new String(password).hashCode());
    }

    @Override
    public boolean verify(char[] password, String phc) {
        verified.incrementAndGet();
        return phc.endsWith(':' + Integer.toHexString(new String(password).hashCode()));
    }
}
