package org.strowger.rest.security;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import javax.annotation.security.DenyAll;
import javax.annotation.security.PermitAll;
import javax.annotation.security.RolesAllowed;

/**
 * Which roles a resource method is open to, from {@link RolesAllowed} and {@link PermitAll} on the method or else on its
 * class. The ids are those of {@link org.strowger.api.accounts.Role}.
 */
public final class Roles {
    public static final String ADMIN = "admin";
    public static final String OPERATOR = "operator";
    public static final String BILLING = "billing";
    public static final String USER = "user";

    private Roles() {}

    /** What a method says about who may call it; empty when it says nothing, which means nobody may. */
    public static Optional<Rule> of(Class<?> resource, Method method) {
        if (method.isAnnotationPresent(DenyAll.class)) {
            return Optional.empty();
        }
        return rule(method.getAnnotation(PermitAll.class), method.getAnnotation(RolesAllowed.class))
                .or(() -> resource.isAnnotationPresent(DenyAll.class)
                        ? Optional.empty()
                        : rule(resource.getAnnotation(PermitAll.class), resource.getAnnotation(RolesAllowed.class)));
    }

    private static Optional<Rule> rule(PermitAll all, RolesAllowed some) {
        if (some != null) {
            return Optional.of(new Rule(false, Set.of(some.value())));
        }
        return all == null ? Optional.empty() : Optional.of(new Rule(true, Set.of()));
    }

    /**
     * Who may call.
     *
     * @param open no session is needed
     */
    public record Rule(boolean open, Set<String> roles) {}
}
