package org.strowger.accounts;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/** The type {@code sign-in}. */
@Component(name = "org.strowger.accounts.sign-in")
public final class SignInDeclaration implements ConfigDeclaration<SignIn> {
    @Override
    public Class<SignIn> type() {
        return SignIn.class;
    }

    @Override
    public List<Problem> validate(SignIn settings, ConfigSnapshot proposed) {
        return settings.idleTimeout().compareTo(settings.lifetime()) <= 0
                ? List.of()
                : List.of(new Problem(
                        "sign-in.order",
                        "idleTimeout",
                        new Text("Must not exceed the longest time of a session.", "不能超过会话最长持续时间。")));
    }
}
