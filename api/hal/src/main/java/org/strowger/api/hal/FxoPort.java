package org.strowger.api.hal;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/** A line of an exchange is plugged in here. */
@ConsumerType
public interface FxoPort extends AnalogPort {
    /** What the exchange feeds. */
    enum LineBattery {
        NONE,
        NORMAL,
        REVERSED
    }

    /** Closes the loop: answers, or asks for dial tone. */
    void seize();

    /** Opens the loop. */
    void release();

    /** Opens the loop for a moment, 50 to 1,000 ms. */
    void flash(Duration open);

    LineBattery battery();

    default int loopCurrentMilliamperes() {
        throw new UnsupportedOperationException("loop current");
    }
}
