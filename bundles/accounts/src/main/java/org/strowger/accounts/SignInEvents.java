package org.strowger.accounts;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.accounts.SignInRefused;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventDeclaration;
import org.strowger.api.event.EventType;

/** The events of signing in, for those who choose among them. */
@Component
public final class SignInEvents implements EventDeclaration {
    @Override
    public List<EventType> types() {
        return List.of(new EventType(
                "security.sign-in-refused", Text.of("A sign-in was refused", "登录被拒绝"), SignInRefused.class));
    }
}
