package org.strowger.rest.events;

import java.util.function.Supplier;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Role;

/**
 * An event as it goes out.
 *
 * @param sequence 1, 2, 3 … since this door was opened
 * @param json its data; yields null when there are none to send
 * @param brief data for users whom it does not concern; null when it is nothing for them
 */
record SentEvent(long sequence, String type, Supplier<String> json, Audience audience, Supplier<String> brief) {
    /** Null when it is nothing for this account, or there is nothing to send. */
    String jsonFor(Account account) {
        if (audience.includes(account)) {
            return json.get();
        }
        return brief != null && account.role() == Role.USER ? brief.get() : null;
    }
}
