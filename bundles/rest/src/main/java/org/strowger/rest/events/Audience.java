package org.strowger.rest.events;

import java.util.Set;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Role;

/**
 * Who may see an event.
 *
 * @param roles see it whatever it is about
 * @param extensions whose users see it
 */
record Audience(Set<Role> roles, Set<String> extensions) {
    boolean includes(Account account) {
        return account.role() == Role.USER ? extensions.contains(account.extension()) : roles.contains(account.role());
    }
}
