package org.strowger.http;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.strowger.api.core.ListeningPorts;

/** Where browsers and tools are answered. */
@Component(configurationPid = HttpConfiguration.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class HttpPorts implements ListeningPorts {
    private final List<Port> ports;

    @Activate
    public HttpPorts(HttpConfiguration configuration) {
        Port https = new Port("https", configuration.httpsPort());
        ports = configuration.httpPort() > 0
                ? List.of(https, new Port("http", configuration.httpPort()))
                : List.of(https);
    }

    @Override
    public List<Port> ports() {
        return ports;
    }
}
