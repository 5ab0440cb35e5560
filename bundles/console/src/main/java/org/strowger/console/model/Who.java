package org.strowger.console.model;

import java.security.AccessController;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.strowger.api.config.Author;
import org.strowger.console.login.ClientAddress;

/** Who sits at the shell, as proven at sign-in; what a session's variables say can be set by anybody and does not count. */
public final class Who {
    private static final String DOOR = "shell";
    private static final Author LOCAL = new Author("local", DOOR, "");

    private Who() {}

    /** The person on whose behalf this thread runs. */
    @SuppressWarnings("removal")
    public static Author now() {
        return of(Subject.getSubject(AccessController.getContext()));
    }

    static Author of(Subject subject) {
        if (subject == null) {
            return LOCAL;
        }
        String address = subject.getPrincipals(ClientPrincipal.class).stream()
                .findFirst()
                .map(client -> ClientAddress.host(client.getAddress()))
                .orElse("");
        return subject.getPrincipals(UserPrincipal.class).stream()
                .findFirst()
                .map(user -> new Author(user.getName(), DOOR, address))
                .orElse(LOCAL);
    }
}
