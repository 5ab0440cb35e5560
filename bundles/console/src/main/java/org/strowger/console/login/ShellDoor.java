package org.strowger.console.login;

import java.util.List;
import java.util.function.Predicate;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Authenticator;
import org.strowger.api.accounts.Role;
import org.strowger.api.audit.AuditEntry;
import org.strowger.api.audit.AuditLog;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** Lets administrators into the shell, and writes down who came and who did not. */
final class ShellDoor implements Authenticator {
    private static final String DOOR = "shell";

    private final Authenticator accounts;
    private final AuditLog audit;
    private final Predicate<String> known;

    /** @param known whether a name is one of an account's: others may be passwords in the wrong field, and are not kept */
    ShellDoor(Authenticator accounts, AuditLog audit, Predicate<String> known) {
        this.known = known;
        this.accounts = accounts;
        this.audit = audit;
    }

    @Override
    public Account authenticate(String name, char[] password, String source) {
        return accounts.authenticate(name, password, source);
    }

    @Override
    public Account authenticateAtOnce(String name, char[] answer, String source) {
        try {
            Account account = accounts.authenticateAtOnce(name, answer, source);
            if (account.role() != Role.ADMIN) {
                throw new ProblemException(
                        ProblemException.Kind.FORBIDDEN,
                        "role.insufficient",
                        "",
                        new Text("Only administrators get a shell.", "只有管理员可以使用命令行。"));
            }
            audit.record(entry(account.name(), account.role().id(), source, "sign-in", AuditEntry.OK));
            return account;
        } catch (ProblemException e) {
            String code = e.problems().isEmpty()
                    ? e.kind().name()
                    : e.problems().get(0).code();
            audit.record(entry(known.test(name) ? name : "", "", source, "sign-in.failed", code));
            throw e;
        }
    }

    private static AuditEntry entry(String account, String role, String source, String action, String result) {
        return new AuditEntry(account, role, source, DOOR, action, "", List.of(), result, 0, 0, 0, "");
    }
}
