package org.strowger.api.hal;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/** What both ends of an analog line can do. Each is told by the events of the port, in particular when it is done. */
@ConsumerType
public interface AnalogPort extends LinePort {
    /** Electrical settings; take effect at once, on an idle port at the latest. */
    default void apply(AnalogProfile profile) {
        throw new UnsupportedOperationException("profile");
    }

    /** Matches the port to its line; takes up to a minute, on an idle port only. The caller waits. */
    default void tune() {
        throw new UnsupportedOperationException("tuning");
    }

    /** Lets sound pass while on hook for so long: caller's numbers are sent and received before the answer. */
    default void openOnHook(Duration time) {
        throw new UnsupportedOperationException("sound on hook");
    }
}
