package org.strowger.trace;

import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/**
 * Settings of the call trace.
 *
 * @param bodies session descriptions are kept as text
 */
@ConfigType(name = "call-trace", readableBy = "operator", menu = "reports", menuOrder = 90)
public record CallTraceSettings(
        @Field(defaultValue = "true", group = "what", order = 10, column = true) boolean enabled,
        @Field(defaultValue = "true", group = "what", order = 20) boolean bodies,
        @Field(defaultValue = "50", min = 1, max = 1000, group = "what", order = 25) int callsPerSecond,
        @Field(defaultValue = "200", min = 1, max = 2000, group = "room", order = 30, column = true) int quotaMegabytes,
        @Field(defaultValue = "14", min = 1, max = 365, group = "room", order = 40, column = true) int days) {}
