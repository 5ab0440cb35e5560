package org.strowger.sip;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Start-up settings, from {@code etc/org.strowger.sip.cfg}. */
@ObjectClassDefinition(id = SipConfig.PID, name = "SIP", description = "Where and how SIP is spoken")
public @interface SipConfig {
    String PID = "org.strowger.sip";

    @AttributeDefinition(
            description =
                    "Address to listen on; 0.0.0.0 for all, and then the address told to a peer is the one it can reach")
    String bindAddress() default "0.0.0.0";

    @AttributeDefinition(description = "Port of UDP and TCP")
    int port() default 5060;

    @AttributeDefinition(description = "Port of TLS; 0 for none")
    int tlsPort() default 5061;

    @AttributeDefinition(
            description =
                    "Port of WebSocket without encryption, for a proxy in front or for tests; 0 for none. WebSocket"
                            + " with encryption is at /ws on the port of HTTPS")
    int wsPort() default 0;

    @AttributeDefinition(description = "Address to listen on for WebSocket without encryption")
    String wsAddress() default "127.0.0.1";

    @AttributeDefinition(
            description = "Origins of pages that may open a WebSocket, such as https://phone.example; none for pages of"
                    + " the same host, * for all")
    String[] webSocketOrigins() default {};

    @AttributeDefinition(description = "IP address that peers outside the local networks know us by; empty for none")
    String externalAddress() default "";

    @AttributeDefinition(
            description = "CIDR blocks that count as local: no remote registration needed, no external address told")
    String[] localNetworks() default {
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "::1/128",
        "fc00::/7",
        "fe80::/10"
    };

    @AttributeDefinition(description = "Name in the Server and User-Agent headers")
    String userAgent() default "Strowger";

    @AttributeDefinition(description = "Realm of digest challenges")
    String realm() default "strowger";

    @AttributeDefinition(description = "Digest algorithms to offer, preferred first: MD5, SHA-256")
    String[] digestAlgorithms() default {"MD5", "SHA-256"};

    @AttributeDefinition(
            description =
                    "Requests outside dialogs that are accepted in a second; more are answered with 503. How much the"
                            + " machine can do is found out by itself; this is for those who want to allow less")
    int maxRequestsPerSecond() default 20000;

    @AttributeDefinition(
            description = "Numbers that are let in when there is too much to do, up to 50 calls a second of them")
    String[] emergencyNumbers() default {"110", "112", "119", "120", "122", "911", "999"};

    @AttributeDefinition(
            description =
                    "Messages a second from an address from which no user has proven himself yet, with bursts of four"
                            + " times as many; more are dropped unread; 0 for no limit")
    int maxMessagesPerSource() default 100;

    @AttributeDefinition(description = "Legs at one time; calls beyond are answered with 503")
    int maxLegs() default 4000;

    @AttributeDefinition(description = "TCP, TLS and WebSocket connections at one time; more are closed at once")
    int maxConnections() default 10000;

    @AttributeDefinition(
            description = "Of these, those over which no user has proven himself yet; each has 30 seconds for it")
    int maxUnprovenConnections() default 500;

    @AttributeDefinition(
            description =
                    "Calls to devices begin with our offer; if not, the device makes one, and we answer it with the ACK")
    boolean offerInInvite() default true;

    @AttributeDefinition(
            description =
                    "Session timers (RFC 4028): accept = when the other side wants one, originate = in every call, refuse = never")
    String sessionTimers() default "accept";

    @AttributeDefinition(description = "Seconds within which an originated session must be refreshed")
    int sessionExpires() default 1800;

    @AttributeDefinition(description = "Shortest session interval in seconds that is accepted; 90 or more")
    int minSessionExpires() default 90;

    @AttributeDefinition(description = "Bytes of a message over a connection; a longer one closes it")
    int maxMessageBytes() default 65536;

    @AttributeDefinition(description = "Of these, the start line and the headers")
    int maxHeadBytes() default 16384;

    @AttributeDefinition(description = "Subscriptions of phones to states at one time; more are answered with 503")
    int maxSubscriptions() default 20000;

    @AttributeDefinition(description = "Of these, those of one extension")
    int maxSubscriptionsPerUser() default 200;

    @AttributeDefinition(description = "Largest instant message in bytes; larger ones are answered with 413")
    int maxInstantMessageBytes() default 4096;
}
