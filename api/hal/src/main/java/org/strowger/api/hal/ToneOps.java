package org.strowger.api.hal;

import org.osgi.annotation.versioning.ConsumerType;

/** Tones that the card itself makes. Done is told by {@link PortEvent.OperationDone}. */
@ConsumerType
public interface ToneOps {
    void use(ToneZone zone);

    void start(ToneKind tone);

    void stop();

    /** @param keys 0–9, A–D, * and # */
    void sendKeys(String keys, int onMillis, int offMillis);
}
