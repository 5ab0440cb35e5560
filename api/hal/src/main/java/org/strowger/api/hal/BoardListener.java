package org.strowger.api.hal;

import org.osgi.annotation.versioning.ProviderType;
import org.strowger.api.core.Text;

/** Whom a driver tells what happens on its board. See the package for threads. Never blocks, never throws. */
@ProviderType
public interface BoardListener {
    void happened(PortEvent event);

    /** Modules or ports came, went or changed their kind: describe the board anew. */
    void changed();

    /** The whole board failed; the handle waits to be stopped or restarted. */
    void failed(Text reason);
}
