package org.strowger.api.accounts;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service: accounts that live elsewhere than in the list of accounts, such as extension users. */
@ConsumerType
public interface CredentialSource {
    /** The account when name and password fit; compares in constant time. */
    Optional<Account> authenticate(String name, char[] password);

    /** Whether a session of this account, opened earlier, is still justified. */
    boolean stillValid(Account account);
}
