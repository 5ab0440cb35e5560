package org.strowger.accounts;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.accounts.Role;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/** The type {@code account}, and what keeps an administrator from locking everybody out. */
@Component(name = "org.strowger.accounts.account")
public final class AccountDeclaration implements ConfigDeclaration<LocalAccount> {
    static final String TYPE = "account";
    static final String ADMIN = "admin";

    @Override
    public Class<LocalAccount> type() {
        return LocalAccount.class;
    }

    @Override
    public List<Problem> validate(LocalAccount account, ConfigSnapshot proposed) {
        List<Problem> problems = new ArrayList<>();
        if (ADMIN.equals(account.name())) {
            if (account.role() != Role.ADMIN) {
                problems.add(new Problem(
                        "account.admin.role",
                        "role",
                        new Text("The account admin must remain an administrator.", "admin 账户必须保持管理员角色。")));
            }
            if (!account.enabled()) {
                problems.add(new Problem(
                        "account.admin.enabled",
                        "enabled",
                        new Text("The account admin cannot be disabled.", "不能停用 admin 账户。")));
            }
        }
        return problems;
    }

    @Override
    public List<Problem> validateAll(ConfigSnapshot current, ConfigSnapshot proposed) {
        boolean vanishes = current.find(LocalAccount.class, ADMIN).isPresent()
                && proposed.find(LocalAccount.class, ADMIN).isEmpty();
        return vanishes
                ? List.of(new Problem(
                        "account.admin.deleted",
                        ADMIN,
                        new Text("The account admin cannot be deleted.", "不能删除 admin 账户。")))
                : List.of();
    }
}
