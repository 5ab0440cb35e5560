package org.strowger.calls.settings;

import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/**
 * Another code for a feature than the one it comes with.
 *
 * @param id of the feature, such as {@code echo}
 */
@ConfigType(name = "feature-code", key = "id", readableBy = "operator", icon = "hash", menu = "calls")
public record FeatureCodeSetting(
        @Field(required = true, pattern = "[a-z][a-z0-9-]{0,62}", column = true) String id,
        @Field(required = true, pattern = "[0-9*#]{1,11}", column = true) String code,
        @Field(defaultValue = "true", column = true) boolean enabled) {}
