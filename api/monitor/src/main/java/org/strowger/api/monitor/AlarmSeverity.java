package org.strowger.api.monitor;

/** How bad it is, from least to worst. */
public enum AlarmSeverity {
    INFO,
    /** Works, but somebody should look. */
    WARNING,
    /** Something does not work, or soon will not. */
    CRITICAL
}
