package org.strowger.api.hal;

import org.osgi.annotation.versioning.ConsumerType;

/** The sound of a port, or of a channel of a span. */
@ConsumerType
public interface PortMedia {
    /**
     * Opens the sound, for one user at a time.
     *
     * @throws BoardException when it is open already, or the card cannot do this format
     */
    MediaStream open(MediaFormat format);
}
