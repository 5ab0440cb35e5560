package org.strowger.plugins.settings;

import java.time.Duration;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/**
 * @param drainTime how long what is inside a plug-in may go on when it is stopped
 * @param allowUnsigned whether archives that nobody signed may be installed
 */
@ConfigType(name = "plugin-settings", icon = "plugin", menu = "system")
public record PluginSettings(
        @Field(defaultValue = "30", max = 3600, unit = "s") Duration drainTime,
        @Field(defaultValue = "false", importance = Field.Importance.ADVANCED) boolean allowUnsigned) {}
