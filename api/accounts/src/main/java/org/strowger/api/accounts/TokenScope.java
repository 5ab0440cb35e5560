package org.strowger.api.accounts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens a REST resource, or one method of it, to API tokens: to read it a token needs this scope or {@link Scope#READ}, to
 * change anything it needs this scope. What has no such annotation is closed to tokens.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface TokenScope {
    Scope value();
}
