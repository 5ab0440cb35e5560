package org.strowger.branding;

import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/** How the product calls itself. */
@ConfigType(name = "branding", icon = "palette", menu = "system")
public record BrandSettings(
        @Field(defaultValue = "Strowger", minLength = 1, maxLength = 40) String name,
        @Field(defaultValue = "#0f766e", pattern = "#[0-9a-fA-F]{6}") String accent,
        @Field(maxLength = 500) String loginTextEn,
        @Field(maxLength = 500) String loginTextZh) {}
