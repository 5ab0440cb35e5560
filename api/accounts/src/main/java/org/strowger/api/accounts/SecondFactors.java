package org.strowger.api.accounts;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Codes that change with time (RFC 6238), asked for besides the password, for the system's own accounts. */
@ProviderType
public interface SecondFactors {
    /** Whether the account is asked for a code. */
    boolean active(String account);

    /** Whether the account's role needs a second factor by the settings. */
    boolean required(Account account);

    /** Whether the account needs one and has none yet: it may do nothing but set it up. */
    default boolean mustSetUp(Account account) {
        return required(account) && !active(account.name());
    }

    int recoveryCodesLeft(String account);

    /** Makes a new secret that counts once it is confirmed; forgotten after ten minutes. CONFLICT when one is in force. */
    Begun begin(Account account);

    /** Puts the secret in force when the code is right, and answers one-time codes for when the device is lost. */
    List<String> confirm(Account account, String code);

    /** Takes it away; false when there was none. */
    boolean remove(String account);

    /**
     * A secret that waits to be confirmed.
     *
     * @param secret base 32
     * @param uri for a QR code ({@code otpauth:})
     */
    record Begun(String secret, String uri) {
        @Override
        public String toString() {
            return "Begun[]";
        }
    }
}
