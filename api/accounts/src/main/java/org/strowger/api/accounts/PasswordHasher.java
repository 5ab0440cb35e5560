package org.strowger.api.accounts;

import org.osgi.annotation.versioning.ProviderType;

/** Argon2id. At most as many hashes at a time as there are cores. */
@ProviderType
public interface PasswordHasher {
    /** A PHC string ({@code $argon2id$v=19$m=…}) with a random salt. */
    String hash(char[] password);

    /** Constant time in the password. False for anything that is no PHC string of ours. */
    boolean verify(char[] password, String phc);
}
