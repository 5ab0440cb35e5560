package org.strowger.plugins.settings;

import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/**
 * Where archives may be fetched from.
 *
 * @param url {@code https:} or {@code file:}; names of archives are resolved below it
 * @param privateNetwork whether it may be in a private network or on this machine
 */
@ConfigType(name = "plugin-repository", key = "name", icon = "download", menu = "system")
public record PluginRepository(
        @Field(required = true, column = true, maxLength = 64, pattern = "[A-Za-z0-9][A-Za-z0-9._-]*") String name,
        @Field(required = true, column = true, maxLength = 500) String url,
        @Field(defaultValue = "false", column = true) boolean enabled,
        @Field(defaultValue = "false", importance = Field.Importance.ADVANCED) boolean privateNetwork) {}
