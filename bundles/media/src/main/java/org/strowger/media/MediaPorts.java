package org.strowger.media;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.ListeningPorts;

/** Where sound and video are received: none of these is open unless a call uses it. */
@Component(configurationPid = MediaSettings.PID)
public final class MediaPorts implements ListeningPorts {
    private final List<Port> ports;

    @Activate
    public MediaPorts(MediaSettings settings) {
        ports = List.of(new Port("rtp", settings.firstPort(), settings.lastPort()));
    }

    @Override
    public List<Port> ports() {
        return ports;
    }
}
