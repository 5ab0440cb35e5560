package org.strowger.api.call;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service: a way to reach parties. */
@ConsumerType
public interface LegTechnology {
    String name();

    /** One unstarted outbound leg for each device that is reachable now; empty when none is. Must not block. */
    List<Leg> dial(DialRequest request);
}
