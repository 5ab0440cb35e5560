package org.strowger.calls;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.DialRequest;
import org.strowger.api.call.Leg;
import org.strowger.api.call.LegTechnology;

/** Asks all technologies for the devices of an extension. */
final class Devices {
    private static final Logger LOG = LoggerFactory.getLogger(Devices.class);

    private final Whiteboard whiteboard;

    Devices(Whiteboard whiteboard) {
        this.whiteboard = whiteboard;
    }

    /** Unstarted legs, at most so many; one technology's fault does not keep the others from ringing. */
    List<Leg> find(DialRequest request, int atMost) {
        List<Leg> legs = new ArrayList<>();
        for (LegTechnology technology : whiteboard.technologies()) {
            try {
                legs.addAll(technology.dial(request));
            } catch (RuntimeException e) {
                LOG.warn("{} cannot reach {}: {}", technology.name(), request.extension(), e.toString());
            }
        }
        return legs.size() <= atMost ? legs : legs.subList(0, Math.max(0, atMost));
    }
}
