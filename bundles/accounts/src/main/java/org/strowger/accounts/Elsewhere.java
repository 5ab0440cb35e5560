package org.strowger.accounts;

import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** For accounts that are not in the list of accounts, such as users of extensions. */
final class Elsewhere {
    private Elsewhere() {}

    static ProblemException refusal() {
        return new ProblemException(
                ProblemException.Kind.FORBIDDEN,
                "account.elsewhere",
                "",
                new Text("This belongs to an extension; an administrator changes it there.", "此账户属于分机，请由管理员在分机设置中修改。"));
    }
}
