package org.strowger.calls;

import java.util.List;
import org.strowger.api.call.DialRequest;
import org.strowger.api.call.Leg;
import org.strowger.api.call.LegTechnology;

/** Fails whenever it is used. */
final class BrokenTechnology implements LegTechnology {
    @Override
    public String name() {
        return "broken";
    }

    @Override
    public List<Leg> dial(DialRequest request) {
        throw new IllegalStateException("no card in the slot");
    }
}
