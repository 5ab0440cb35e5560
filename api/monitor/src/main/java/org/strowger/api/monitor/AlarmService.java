package org.strowger.api.monitor;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Alarms that stand now. Thread safe; does not block. */
@ProviderType
public interface AlarmService {
    /** Worst first, then newest first. */
    List<Alarm> alarms();

    /**
     * Somebody has taken notice. The alarm stays until its cause is gone.
     *
     * @param by account
     * @throws org.strowger.api.core.ProblemException NOT_FOUND when there is no such alarm
     */
    Alarm acknowledge(String id, String by);
}
