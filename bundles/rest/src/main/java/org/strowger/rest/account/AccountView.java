package org.strowger.rest.account;

import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Profiles;
import org.strowger.api.accounts.Role;
import org.strowger.api.accounts.SecondFactors;

/**
 * Somebody's own account.
 *
 * @param language en, zh, or empty when none was chosen
 * @param totp whether a second factor is in force
 * @param totpRequired whether the role needs one
 * @param initialPassword the password that the system made at its first start is still in force
 * @param own false for users of extensions, whose account is changed with the extension
 */
public record AccountView(
        String name,
        Role role,
        String extension,
        String email,
        String language,
        boolean totp,
        boolean totpRequired,
        int recoveryCodesLeft,
        boolean mustSetUpTotp,
        boolean initialPassword,
        boolean own) {
    static AccountView of(Profiles.Profile profile, Account account, SecondFactors factors) {
        return new AccountView(
                profile.name(),
                profile.role(),
                profile.extension(),
                profile.email(),
                profile.language(),
                factors.active(account.name()),
                factors.required(account),
                factors.recoveryCodesLeft(account.name()),
                factors.mustSetUp(account),
                profile.initialPassword(),
                profile.own());
    }
}
