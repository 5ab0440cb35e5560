package org.strowger.audit;

import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/** How long the log is kept. */
@ConfigType(name = "audit", icon = "list-check", menu = "system")
public record AuditSettings(@Field(defaultValue = "365", min = 30, max = 3650, unit = "d") int retentionDays) {}
