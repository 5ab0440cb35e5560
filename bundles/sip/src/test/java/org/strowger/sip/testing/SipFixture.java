package org.strowger.sip.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.rules.ExternalResource;
import org.strowger.api.call.DialRequest;
import org.strowger.api.call.Leg;
import org.strowger.api.call.Party;
import org.strowger.api.sip.SipAccount;
import org.strowger.api.sip.SipAccount.DtmfMode;
import org.strowger.api.sip.SipAccount.MediaPolicy;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.sip.SipConfig;
import org.strowger.sip.event.EventPackages;
import org.strowger.sip.server.SipServer;
import org.strowger.sip.server.SipServices;
import org.strowger.sip.stack.StackException;
import org.strowger.sip.stack.TraceLog;
import org.strowger.testkit.FreePorts;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

/** The real server on free loopback ports, with everything around it faked; afterwards nothing may be left of any call. */
public final class SipFixture extends ExternalResource {
    private static final TestIdentity IDENTITY = new TestIdentity();
    private static final FreePorts PORTS = new FreePorts();

    public final ManualScheduler time = new ManualScheduler();
    public final FakeMedia media = new FakeMedia();
    public final FakeCalls calls = new FakeCalls();
    public final FakeRegistrar registrar = new FakeRegistrar();
    public final RecordingEventBus events = new RecordingEventBus();
    public final EventPackages packages = new EventPackages();
    public final TraceLog trace = new TraceLog(time);
    private final Map<String, SipAccount> accounts = new ConcurrentHashMap<>();
    private final List<RawUa> phones = new ArrayList<>();
    public final int port = freePort();
    public final int tlsPort = freePort();
    public final int wsPort = freePort();
    private SipServer server;
    private volatile boolean callsThere = true;

    @Override
    protected void before() throws StackException {
        account(accountOf("101"));
        account(accountOf("102"));
        server = second();
    }

    @Override
    protected void after() {
        try {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                assertThat(server.legs()).as("legs left").isZero();
                assertThat(media.open()).as("endpoints left").isZero();
            });
            assertThat(calls.waiting()).as("calls nobody took").isZero();
        } finally {
            server.close();
            phones.forEach(RawUa::close);
        }
    }

    /** Another server on the same ports. */
    public SipServer second() throws StackException {
        return serverWith(new TestConfig(port, tlsPort, wsPort, 0));
    }

    /** Another server on another port, without TLS. */
    public SipServer another(int otherPort) throws StackException {
        return serverWith(new TestConfig(otherPort, 0));
    }

    /** Another server on another port that limits strangers to so many messages a second. */
    public SipServer policed(int otherPort, int sourceRate) throws StackException {
        return serverWith(new TestConfig(otherPort, 0, 0, sourceRate));
    }

    /** Another server on other ports that lets so many connections in, all of which may be unproven and from one address. */
    public SipServer roomy(int otherPort, int otherTlsPort, int connections) throws StackException {
        return serverWith(new TestConfig(otherPort, otherTlsPort, 0, 0, connections * 8, "accept"));
    }

    /** Another server on another port with session timers of this mode. */
    public SipServer timing(int otherPort, String mode) throws StackException {
        return serverWith(new TestConfig(otherPort, 0, 0, 0, 12, mode));
    }

    /** Another server on another port that lets devices make the offers. */
    public SipServer delaying(int otherPort) throws StackException {
        return serverWith(new TestConfig(otherPort, 0, 0, 0, 12, "accept", false, 1_000_000));
    }

    /** Another server on another port that lets in so many requests a second. */
    public SipServer busy(int otherPort, int requests) throws StackException {
        return serverWith(new TestConfig(otherPort, 0, 0, 0, 12, "accept", true, requests));
    }

    private SipServer serverWith(SipConfig config) throws StackException {
        return new SipServer(
                config,
                new SipServices(
                        time,
                        media,
                        IDENTITY,
                        trace,
                        events,
                        packages,
                        registrar,
                        u -> Optional.ofNullable(accounts.get(u)),
                        () -> callsThere ? calls : null));
    }

    /** From now on there is no call service. */
    public void noCalls() {
        callsThere = false;
    }

    public SipServer server() {
        return server;
    }

    public void account(SipAccount account) {
        accounts.put(account.user(), account);
    }

    public SipAccount accountOf(String user) {
        return account(user, false, DtmfMode.RFC4733);
    }

    /** An account whose devices are told who is at the other end. */
    public SipAccount asserting(String user) {
        return account(user, true, DtmfMode.RFC4733);
    }

    /** An account whose keys travel like this. */
    public SipAccount pressing(String user, DtmfMode mode) {
        return account(user, false, mode);
    }

    private SipAccount account(String user, boolean sendPai, DtmfMode dtmf) {
        return new SipAccount(
                user,
                "User " + user,
                "secret-" + user,
                true,
                Set.of(Transport.UDP, Transport.TCP, Transport.TLS, Transport.WS),
                2,
                Duration.ofMinutes(30),
                List.of(),
                false,
                Duration.ofMinutes(5),
                Duration.ofSeconds(2),
                false,
                List.of("alaw", "ulaw"),
                dtmf,
                sendPai,
                false,
                Duration.ofSeconds(60),
                false);
    }

    public RawUa phone(String user) throws IOException {
        return phone(user, port);
    }

    /** A phone of the server on another port. */
    public RawUa phone(String user, int serverPort) throws IOException {
        return keep(RawUa.udp(user, serverPort));
    }

    public RawUa tcpPhone(String user) throws IOException {
        return keep(RawUa.stream(user, connect()));
    }

    /** A connection that says nothing. */
    public Socket connect() throws IOException {
        return new Socket(InetAddress.getByName("127.0.0.1"), port);
    }

    public RawUa tlsPhone(String user) throws IOException, GeneralSecurityException {
        return keep(RawUa.stream(user, tls().createSocket("127.0.0.1", tlsPort)));
    }

    /** Makes TLS sockets that trust the server. */
    public static SSLSocketFactory tls() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, null);
        return context.getSocketFactory();
    }

    /** Over IPv6. */
    public RawUa phone6(String user) throws IOException {
        return keep(RawUa.udp(user, InetAddress.getByName("::1"), port));
    }

    /** Over TCP and IPv6. */
    public RawUa tcpPhone6(String user) throws IOException {
        return keep(RawUa.stream(user, new Socket(InetAddress.getByName("::1"), port)));
    }

    public RawUa webSocketPhone(String user) throws IOException {
        return keep(RawUa.webSocket(user, new Socket(InetAddress.getByName("127.0.0.1"), wsPort)));
    }

    /** A phone over a connection has said something over it before it is called, as a registration does. */
    private RawUa keep(RawUa phone) {
        phones.add(phone);
        if (!phone.transport().equals("UDP")) {
            String uri = "sip:" + phone.host() + ":" + port;
            phone.send(phone.request("OPTIONS", uri, RawUa.unique(), RawUa.unique(), uri, 1, "", ""));
            phone.takeStatus("OPTIONS", 200);
        }
        return phone;
    }

    /** An account with these rules about media. */
    public SipAccount accountOf(String user, MediaPolicy media) {
        SipAccount plain = accountOf(user);
        return new SipAccount(
                plain.user(),
                plain.displayName(),
                plain.password(),
                plain.enabled(),
                plain.transports(),
                plain.maxContacts(),
                plain.registrationExpiry(),
                plain.allowedNetworks(),
                plain.remoteAllowed(),
                plain.qualifyInterval(),
                plain.qualifyTimeout(),
                plain.nat(),
                plain.codecs(),
                plain.dtmf(),
                plain.sendPai(),
                plain.sendRpid(),
                plain.rtpTimeout(),
                plain.inbandProgress(),
                media);
    }

    /** The leg towards a phone that is bound, not started. */
    public Leg legTo(RawUa phone) {
        return legTo(server, phone, null);
    }

    /** The same by another server. */
    public Leg legTo(SipServer by, RawUa phone) {
        return legTo(by, phone, null);
    }

    /** The same for somebody who calls. */
    public Leg legTo(RawUa phone, Leg caller) {
        return legTo(server, phone, caller);
    }

    private Leg legTo(SipServer by, RawUa phone, Leg caller) {
        registrar.clear();
        registrar.bind(phone);
        List<Leg> legs = by.technology()
                .dial(new DialRequest(
                        "call-1",
                        phone.user(),
                        Party.extension("101", "Älice \"A\""),
                        phone.user(),
                        List.of(),
                        caller));
        assertThat(legs).hasSize(1);
        return legs.get(0);
    }

    /** Free for TCP and for UDP, and none that the kernel gives to somebody else meanwhile. */
    public static int freePort() {
        return PORTS.one();
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
