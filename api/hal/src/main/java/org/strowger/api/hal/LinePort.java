package org.strowger.api.hal;

import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** One port. What can be done with it depends on its kind: see the interfaces that extend this one. Thread safe. */
@ConsumerType
public interface LinePort {
    /** What not every port of a kind can do; without it the methods named throw UnsupportedOperationException. */
    enum Ability {
        /** {@link AnalogPort#apply} */
        PROFILE,
        /** {@link AnalogPort#tune} */
        TUNING,
        /** {@link AnalogPort#openOnHook} */
        ON_HOOK_SOUND,
        /** {@link FxsPort#setBattery} */
        BATTERY,
        /** {@link FxsPort#setWaiting} */
        MESSAGE_LAMP,
        /** {@link FxoPort#loopCurrentMilliamperes} */
        LOOP_CURRENT,
        /** {@link ToneOps}: the card makes tones itself; else they are made of sound above. */
        TONES,
        /** {@link MediaStream#setEcho} */
        ECHO_CANCELLER,
        /** {@link LineCapture} */
        CAPTURE
    }

    PortId id();

    PortKind kind();

    /** For people, such as {@code FXO-1}. */
    String name();

    PortHealth health();

    PortState state();

    default Set<Ability> abilities() {
        return Set.of();
    }

    /** Sound of the port; empty when it has none, as a span, whose channels have. */
    default Optional<PortMedia> media() {
        return Optional.empty();
    }

    default Optional<ToneOps> tones() {
        return Optional.empty();
    }

    default Optional<LineCapture> capture() {
        return Optional.empty();
    }
}
