package org.strowger.rest.session;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.strowger.api.accounts.Account;
import org.strowger.api.audit.AuditEntry;
import org.strowger.api.audit.AuditLog;
import org.strowger.api.core.ProblemException;
import org.strowger.rest.security.Caller;

/** Writes down who came in, who did not, and who left. */
final class SignInAudit {
    private static final String DOOR = "rest";
    private static final String CODE_ASKED_FOR = "totp.required";

    private final AuditLog audit;
    private final Predicate<String> known;

    /** @param known whether a name is one of an account's: others may be passwords in the wrong field, and are not kept */
    SignInAudit(AuditLog audit, Predicate<String> known) {
        this.audit = audit;
        this.known = known;
    }

    Account signIn(String name, String source, Supplier<Account> attempt) {
        try {
            Account account = attempt.get();
            audit.record(entry(account.name(), account.role().id(), source, "sign-in", AuditEntry.OK));
            return account;
        } catch (ProblemException e) {
            String code = e.problems().isEmpty()
                    ? e.kind().name()
                    : e.problems().get(0).code();
            if (!CODE_ASKED_FOR.equals(code)) {
                audit.record(entry(known.test(name) ? name : "", "", source, "sign-in.failed", code));
            }
            throw e;
        }
    }

    void signOut(Caller caller) {
        audit.record(entry(caller.account().name(), caller.role().id(), caller.address(), "sign-out", AuditEntry.OK));
    }

    private static AuditEntry entry(String account, String role, String source, String action, String result) {
        return new AuditEntry(account, role, source, DOOR, action, "", List.of(), result, 0, 0, 0, "");
    }
}
