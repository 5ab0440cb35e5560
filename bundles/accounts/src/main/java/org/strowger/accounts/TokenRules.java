package org.strowger.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.strowger.api.accounts.Scope;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** What a token may look like. */
final class TokenRules {
    private static final int LONGEST_NAME = 60;
    private static final int MOST_NETWORKS = 20;

    private TokenRules() {}

    /** @throws ProblemException INVALID with every field that is wrong */
    static void check(String name, Set<Scope> scopes, List<String> networks, Instant expires, Instant now) {
        List<Problem> problems = new ArrayList<>();
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME || stripped.matches("(?s).*\\p{Cntrl}.*")) {
            problems.add(new Problem(
                    "token.name",
                    "name",
                    Text.of(
                            "Say what the token is for, in 1 to {0} characters.",
                            "请用 1 至 {0} 个字符说明令牌的用途。", LONGEST_NAME)));
        }
        if (scopes.isEmpty()) {
            problems.add(new Problem("token.scopes", "scopes", new Text("Choose at least one scope.", "请至少选择一个权限范围。")));
        }
        if (expires != null && !expires.isAfter(now)) {
            problems.add(new Problem("token.expires", "expires", new Text("This is in the past.", "该时间已过。")));
        }
        if (networks.size() > MOST_NETWORKS) {
            problems.add(new Problem(
                    "token.networks", "networks", Text.of("At most {0} networks.", "最多 {0} 个网段。", MOST_NETWORKS)));
        }
        for (int i = 0; i < networks.size(); i++) {
            if (!Networks.readable(networks.get(i))) {
                problems.add(new Problem(
                        "token.network",
                        "networks[" + i + "]",
                        new Text(
                                "An address or a network such as 10.0.0.0/8 or 2001:db8::/32.",
                                "请填写地址或网段，例如 10.0.0.0/8 或 2001:db8::/32。")));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.INVALID, problems);
        }
    }
}
