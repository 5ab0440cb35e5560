package org.strowger.config;

import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/** A singleton. */
@ConfigType(name = "limits")
public record Limits(
        @Field(defaultValue = "100", min = 1, max = 1000) int calls, @Field(references = "phone") String operator) {}
