package org.strowger.http;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.core.TlsIdentity;
import org.strowger.api.core.TlsListener;

/**
 * Lets the container read its key store again when there is another certificate: the port stays bound, open connections stay
 * as they are. Through JMX, where the container shows its connectors, so that none of its classes is named here.
 */
@Component(service = TlsListener.class)
public final class ConnectorReload implements TlsListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorReload.class);
    private static final String CONNECTORS = "*:type=ProtocolHandler,*";
    private static final String RELOAD = "reloadSslHostConfigs";

    private final MBeanServer server;

    @Activate
    public ConnectorReload() {
        this(ManagementFactory.getPlatformMBeanServer());
    }

    ConnectorReload(MBeanServer server) {
        this.server = server;
    }

    @Override
    public void identityChanged(TlsIdentity identity) {
        try {
            int reloaded = 0;
            for (ObjectName connector : server.queryNames(new ObjectName(CONNECTORS), null)) {
                server.invoke(connector, RELOAD, new Object[0], new String[0]);
                reloaded++;
            }
            if (reloaded == 0) {
                LOG.warn("no HTTPS connector found; it takes the new certificate at the next start");
            }
        } catch (JMException e) {
            LOG.error("HTTPS takes the new certificate only at the next start: {}", e.toString());
        }
    }
}
