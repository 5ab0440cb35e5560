package org.strowger.api.hal;

import org.osgi.annotation.versioning.ConsumerType;

/** Signalling bits A, B, C, D of a channel, A the highest of four. Changes are told by {@link PortEvent.CasChanged}. */
@ConsumerType
public interface CasBits {
    int received();

    void send(int abcd);
}
