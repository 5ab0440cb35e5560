package org.strowger.plugins.settings;

import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/**
 * Whoever signs with it may have his archives installed.
 *
 * @param key certificate (PEM) or Ed25519 public key (PEM or Base64)
 */
@ConfigType(name = "plugin-key", key = "name", icon = "key", menu = "system")
public record PluginKey(
        @Field(required = true, column = true, maxLength = 64, pattern = "[A-Za-z0-9][A-Za-z0-9 ._-]*") String name,
        @Field(required = true, maxLength = 8192, widget = "textarea") String key) {}
