package org.strowger.rest.events;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.event.EventDemand;

/** Tells those who publish again and again what clients listen for. Nobody listens while there is no feed. */
@Component(service = {StreamDemand.class, EventDemand.class})
public class StreamDemand implements EventDemand {
    private volatile EventFeed feed;

    @Activate
    public StreamDemand() {
        // The feed comes with the application.
    }

    public void serve(EventFeed opened) {
        feed = opened;
    }

    /** @param closed does nothing when another feed has come meanwhile */
    public void leave(EventFeed closed) {
        if (feed == closed) {
            feed = null;
        }
    }

    @Override
    public boolean wanted(String type) {
        EventFeed open = feed;
        return open != null && open.wanted(type);
    }

    @Override
    public int listeners() {
        EventFeed open = feed;
        return open == null ? 0 : open.streams();
    }
}
