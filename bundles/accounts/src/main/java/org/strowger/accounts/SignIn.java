package org.strowger.accounts;

import java.time.Duration;
import java.util.List;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/** How one signs in, and how long a session lasts. */
@ConfigType(name = "sign-in", icon = "lock", menu = "system", menuOrder = 110)
public record SignIn(
        @Field(defaultValue = "1800", min = 60, max = 86400, unit = "s") Duration idleTimeout,
        @Field(defaultValue = "43200", min = 300, max = 604800, unit = "s") Duration lifetime,
        @Field(defaultValue = "10", min = 1, max = 100, importance = Field.Importance.ADVANCED) int sessionsPerAccount,
        @Field(options = {"admin", "operator", "billing"}) List<String> secondFactorRoles) {}
