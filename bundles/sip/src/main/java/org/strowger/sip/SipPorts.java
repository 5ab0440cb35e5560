package org.strowger.sip;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.ListeningPorts;

/** Where SIP is spoken; WebSocket with encryption is on the port of HTTPS. */
@Component(configurationPid = SipConfig.PID)
public final class SipPorts implements ListeningPorts {
    private final List<Port> ports = new ArrayList<>();

    @Activate
    public SipPorts(SipConfig config) {
        ports.add(new Port("sip-udp", config.port()));
        ports.add(new Port("sip-tcp", config.port()));
        if (config.tlsPort() > 0) {
            ports.add(new Port("sip-tls", config.tlsPort()));
        }
        if (config.wsPort() > 0) {
            ports.add(new Port("sip-ws", config.wsPort()));
        }
    }

    @Override
    public List<Port> ports() {
        return List.copyOf(ports);
    }
}
