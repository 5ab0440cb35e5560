package org.strowger.scenarios.product;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.rules.ExternalResource;
import org.strowger.scenarios.peers.BaresipSettings;
import org.strowger.scenarios.peers.Sipp;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.testkit.FreePorts;

/** One product for the scenarios of a class, with its extensions and with phones at it. */
public final class TestProduct extends ExternalResource {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final double REGISTRATIONS_A_SECOND = 50;

    private final String name;
    private final String bind;
    private final FreePorts ports = new FreePorts();
    private final Map<String, String> passwords = new LinkedHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Product product;
    private Path directory;
    private DatagramSocket ear;

    public TestProduct(String name) {
        this(name, "127.0.0.1");
    }

    private TestProduct(String name, String bind) {
        this.name = name;
        this.bind = bind;
    }

    /** One that is bound to another address. */
    public static TestProduct on(String name, String address) {
        return new TestProduct(name, address);
    }

    @Override
    protected void before() throws Throwable {
        // A class that is tried once more has a new product without the extensions of the one before.
        passwords.clear();
        directory = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/peers").toAbsolutePath()), name + "-");
        ear = new DatagramSocket(ports.range(2), InetAddress.getLoopbackAddress());
        product = Product.start(name, ports, bind);
    }

    @Override
    protected void after() {
        endPeers();
        if (ear != null) {
            ear.close();
        }
        if (product != null) {
            product.close();
        }
    }

    public Product product() {
        return product;
    }

    public Rest admin() {
        return product.admin();
    }

    /** The administrator's shell. */
    public Shell shell() {
        return product.shell();
    }

    public FreePorts ports() {
        return ports;
    }

    public Path directory() {
        return directory;
    }

    // --- extensions

    /** Creates an extension that may register over any transport, unless it is there; returns its password. */
    public String extension(String number) {
        return passwords.computeIfAbsent(number, key -> {
            String password = randomPassword();
            admin().post(
                            "/api/v1/config/extension",
                            Map.of(
                                    "number",
                                    number,
                                    "name",
                                    "Phone " + number,
                                    "password",
                                    password,
                                    "transports",
                                    List.of("udp", "tcp", "tls")))
                    .expectSuccess();
            return password;
        });
    }

    public void change(String number, Map<String, Object> fields) {
        admin().patch("/api/v1/config/extension/" + number, fields).expectSuccess();
        if (fields.containsKey("password")) {
            passwords.put(number, fields.get("password").toString());
        }
    }

    public String passwordOf(String number) {
        return passwords.get(number);
    }

    public static String randomPassword() {
        byte[] random = new byte[9];
        new SecureRandom().nextBytes(random);
        return "Aa1-" + HexFormat.of().formatHex(random);
    }

    // --- phones; all of them end with endPeers

    /** A softphone of this extension, not started yet. */
    public BaresipSettings phone(String number, String transport) {
        String address = transport.equals("tls") ? product.sipTls() : product.sip();
        return BaresipSettings.phone(ports, number).at(address, transport, extension(number));
    }

    /** Hands something over to be closed at the end of the test. */
    public <T extends AutoCloseable> T closing(T resource) {
        open.add(resource);
        return resource;
    }

    /** Registers a contact of an extension, from the very port of the contact. */
    public void register(String number, int port) {
        register(List.of(number), port);
    }

    /** The same over a connection. */
    public void registerOverTcp(String number, int port) {
        register(List.of(number), port, Sipp.Job::tcp);
    }

    /** Registers a contact of each of these extensions, all at one port and from it. */
    public void register(List<String> numbers, int port) {
        register(numbers, port, UnaryOperator.identity());
    }

    private void register(List<String> numbers, int port, UnaryOperator<Sipp.Job> transport) {
        List<Sipp.Row> rows = numbers.stream()
                .map(number -> new Sipp.Row(number, extension(number), Integer.toString(port), 0))
                .toList();
        Sipp.Job job = new Sipp.Job(
                "register-" + numbers.get(0), SippScenario.register(3600).response(200), product.sip(), port, rows);
        try (Sipp sipp = Sipp.start(directory, ports, transport.apply(job.rate(REGISTRATIONS_A_SECOND)))) {
            sipp.awaitPassed(LIMIT);
        }
    }

    /** A SIPp that is registered as this extension and treats calls as told. */
    public Sipp callee(String number, SippScenario scenario, int... mediaPorts) {
        extension(number);
        // It knows only calls: an OPTIONS would count as one.
        change(number, Map.of("qualifyInterval", 0));
        int port = ports.one();
        List<Sipp.Row> rows = new ArrayList<>();
        for (int mediaPort : mediaPorts.length == 0 ? new int[] {deafPort()} : mediaPorts) {
            rows.add(new Sipp.Row(number, extension(number), number, mediaPort));
        }
        register(number, port);
        return closing(Sipp.start(
                directory, ports, new Sipp.Job("callee-" + number, scenario, product.sip(), port, rows).endless()));
    }

    /** A SIPp that calls as this extension. */
    public Sipp caller(String number, String target, SippScenario scenario, int... mediaPorts) {
        List<Sipp.Row> rows = new ArrayList<>();
        for (int mediaPort : mediaPorts.length == 0 ? new int[] {deafPort()} : mediaPorts) {
            rows.add(new Sipp.Row(number, extension(number), target, mediaPort));
        }
        Sipp.Job job = new Sipp.Job("caller-" + number, scenario, product.sip(), ports.one(), rows);
        return closing(Sipp.start(directory, ports, job));
    }

    /** Calls as told and waits until it went as told. */
    public void call(String number, String target, SippScenario scenario) {
        caller(number, target, scenario).awaitPassed(LIMIT);
    }

    /** Ends all phones of the test. */
    public void endPeers() {
        for (AutoCloseable resource : open) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        open.clear();
    }

    /** A media address for calls whose sound does not matter: takes everything, says nothing. */
    public int deafPort() {
        return ear.getLocalPort();
    }

    // --- call records

    /** Waits for the record of the only call from and to these numbers that is over. */
    public JsonNode recordOf(String caller, String dialed) {
        await("record of " + caller + " to " + dialed)
                .atMost(Duration.ofSeconds(10))
                .until(() -> !records(caller, dialed).isEmpty());
        List<JsonNode> records = records(caller, dialed);
        if (records.size() != 1) {
            throw new AssertionError("one record expected: " + records);
        }
        return records.get(0);
    }

    /** Records of ended calls from and to these numbers. */
    public List<JsonNode> records(String caller, String dialed) {
        List<JsonNode> found = new ArrayList<>();
        admin().read("/api/v1/cdr?limit=1000").path("items").forEach(record -> {
            boolean matches = record.path("caller").path("number").asText().equals(caller)
                    && record.path("dialed").asText().equals(dialed)
                    && !record.path("result").asText().equals("open");
            if (matches) {
                found.add(record);
            }
        });
        return found;
    }

    // --- leaks

    /** Waits until nothing is left of what happened since the baseline. */
    public void awaitBackAt(Vitals baseline) {
        Vitals[] now = new Vitals[1];
        try {
            await("return to the baseline").atMost(Duration.ofSeconds(10)).until(() -> {
                now[0] = product.vitals();
                return now[0].isBackAt(baseline);
            });
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError("something leaks: from " + baseline + " to " + now[0], e);
        }
    }
}
