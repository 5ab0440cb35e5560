package org.strowger.sip.testing;

import java.lang.annotation.Annotation;
import org.strowger.sip.SipConfig;

/** Settings for loopback. */
@SuppressWarnings("all")
public record TestConfig(
        int port, int tlsPort, int wsPort, int sourceRate, int connections, String timers, boolean offers, int requests)
        implements SipConfig {
    public TestConfig(int port, int tlsPort, int wsPort, int sourceRate, int connections, String timers) {
        this(port, tlsPort, wsPort, sourceRate, connections, timers, true, 1_000_000);
    }

    public TestConfig(int port, int tlsPort) {
        this(port, tlsPort, 0, 0);
    }

    public TestConfig(int port, int tlsPort, int wsPort, int sourceRate) {
        this(port, tlsPort, wsPort, sourceRate, 12, "accept");
    }

    @Override
    public String bindAddress() {
        return "0.0.0.0";
    }

    @Override
    public int wsPort() {
        return wsPort;
    }

    @Override
    public String wsAddress() {
        return "127.0.0.1";
    }

    @Override
    public String[] webSocketOrigins() {
        return new String[] {};
    }

    @Override
    public int maxMessageBytes() {
        return 65_536;
    }

    @Override
    public int maxHeadBytes() {
        return 16_384;
    }

    @Override
    public String externalAddress() {
        return "";
    }

    @Override
    public String[] localNetworks() {
        return new String[] {"127.0.0.0/8", "::1/128"};
    }

    @Override
    public String userAgent() {
        return "Strowger";
    }

    @Override
    public String realm() {
        return "strowger";
    }

    @Override
    public String[] digestAlgorithms() {
        return new String[] {"MD5", "SHA-256"};
    }

    @Override
    public String[] emergencyNumbers() {
        return new String[] {"112"};
    }

    @Override
    public int maxRequestsPerSecond() {
        return requests;
    }

    @Override
    public int maxMessagesPerSource() {
        return sourceRate;
    }

    @Override
    public int maxSubscriptions() {
        return 1000;
    }

    @Override
    public int maxSubscriptionsPerUser() {
        return 3;
    }

    @Override
    public int maxInstantMessageBytes() {
        return 1000;
    }

    @Override
    public int maxConnections() {
        return connections;
    }

    @Override
    public int maxUnprovenConnections() {
        return connections / 2;
    }

    @Override
    public boolean offerInInvite() {
        return offers;
    }

    @Override
    public String sessionTimers() {
        return timers;
    }

    @Override
    public int sessionExpires() {
        return 1800;
    }

    @Override
    public int minSessionExpires() {
        return 90;
    }

    @Override
    public int maxLegs() {
        return 100;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return SipConfig.class;
    }
}
