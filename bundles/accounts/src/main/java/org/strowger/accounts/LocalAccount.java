package org.strowger.accounts;

import org.strowger.api.accounts.Role;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;
import org.strowger.api.config.Field.SecretKind;

/**
 * Somebody who runs the system. Users of extensions sign in with their extension instead; a name begins with a letter, so
 * that it can never stand before a number.
 */
@ConfigType(name = "account", key = "name", icon = "user", menu = "system", menuOrder = 100)
public record LocalAccount(
        @Field(required = true, pattern = "[a-z][a-z0-9._-]{1,31}", maxLength = 32, column = true) String name,
        @Field(
                        required = true,
                        options = {"admin", "operator", "billing"},
                        column = true)
                Role role,
        @Field(defaultValue = "true", column = true) boolean enabled,
        @Field(
                        required = true,
                        secret = SecretKind.HASHED,
                        minLength = 10,
                        maxLength = 200,
                        widget = "password-generate",
                        personal = true)
                String password,
        @Field(pattern = "[^@\\s]{1,64}@[^@\\s]{1,189}", column = true, personal = true) String email,
        @Field(options = {"en", "zh"}) String language) {}
