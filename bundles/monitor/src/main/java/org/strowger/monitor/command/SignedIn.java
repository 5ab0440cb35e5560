package org.strowger.monitor.command;

import java.security.AccessController;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;

/** Who sits at the shell, as proven at sign-in; what a session's variables say can be set by anybody and does not count. */
final class SignedIn {
    private static final String LOCAL = "local";

    private SignedIn() {}

    @SuppressWarnings("removal")
    static String name() {
        return name(Subject.getSubject(AccessController.getContext()));
    }

    static String name(Subject subject) {
        return subject == null
                ? LOCAL
                : subject.getPrincipals(UserPrincipal.class).stream()
                        .findFirst()
                        .map(UserPrincipal::getName)
                        .orElse(LOCAL);
    }
}
