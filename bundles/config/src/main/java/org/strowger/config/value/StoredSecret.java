package org.strowger.config.value;

/**
 * A secret as it is stored.
 *
 * @param hashed whether only a hash is kept
 * @param text the ciphertext or the hash
 */
public record StoredSecret(boolean hashed, String text) {
    /** Ciphertexts and hashes have no place in logs either. */
    @Override
    public String toString() {
        return "secret";
    }
}
