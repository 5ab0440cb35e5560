package org.strowger.scenarios.product;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strowger.scenarios.peers.PeerProcess;
import org.strowger.testkit.FreePorts;

/** One installation: a home directory, its ports, and the process when it runs. */
public final class Product implements AutoCloseable {
    /** A first start may have to build. */
    private static final Duration START = Duration.ofMinutes(10);

    private static final int MEDIA_PORTS = 1000;

    private final Path home;
    private final Path logs;
    private final FreePorts ports;
    private final String bind;
    private final int sipPort;
    private final int sipTlsPort;
    private final int httpPort;
    private final int httpsPort;
    private final int shellPort;
    private final int firstMediaPort;
    private Rest admin;
    private long pid;

    private Product(Path home, FreePorts ports, String bind) {
        this.home = home;
        this.logs = home.resolveSibling(home.getFileName() + "-run");
        this.ports = ports;
        this.bind = bind;
        this.sipPort = ports.one();
        this.sipTlsPort = ports.one();
        this.httpPort = ports.one();
        this.httpsPort = ports.one();
        this.shellPort = ports.one();
        this.firstMediaPort = ports.range(MEDIA_PORTS);
        Runtime.getRuntime().addShutdownHook(new Thread(this::killHard));
    }

    /** A new installation in a home of its own below {@code target/homes}, started and healthy. */
    public static Product start(String name, FreePorts ports) {
        return start(name, ports, "127.0.0.1");
    }

    /** The same, bound to an address; it must be reachable at 127.0.0.1 too. */
    public static Product start(String name, FreePorts ports, String bind) {
        try {
            Path homes = Files.createDirectories(Path.of("target/homes").toAbsolutePath());
            Path home = Files.createTempDirectory(homes, name + "-");
            Product product = new Product(home, ports, bind);
            Files.createDirectories(product.logs);
            product.start();
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, or starts it again on the same home, and waits until it is healthy. */
    public void start() {
        try (PeerProcess run = run("start", "--background")) {
            int status = run.await(START);
            if (status != 0) {
                throw new AssertionError("./run ended with " + status + "\n" + run.output());
            }
        }
        pid = findProcess().orElseThrow(() -> new AssertionError("./run succeeded, but no process uses " + home));
        admin = new Rest(httpsPort).login("admin", credential("admin"));
    }

    /** Stops it the friendly way. */
    public void stop() {
        try (PeerProcess run = run("stop", "--stop")) {
            int status = run.await(Duration.ofSeconds(60));
            if (status != 0) {
                throw new AssertionError("./run --stop ended with " + status + "\n" + run.output());
            }
        }
        await("end of " + pid).atMost(Duration.ofSeconds(30)).until(() -> findProcess()
                .isEmpty());
    }

    /** SIGKILL; nothing is saved that was not saved already. */
    public void killHard() {
        findProcess().flatMap(ProcessHandle::of).ifPresent(process -> {
            process.destroyForcibly();
            await("end of " + process.pid()).atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
        });
    }

    private PeerProcess run(String what, String mode) {
        List<String> command = List.of(
                root().resolve("run").toString(),
                mode,
                "--home",
                home.toString(),
                "--bind",
                bind,
                "--sip-port",
                Integer.toString(sipPort),
                "--sip-tls-port",
                Integer.toString(sipTlsPort),
                "--http-port",
                Integer.toString(httpPort),
                "--https-port",
                Integer.toString(httpsPort),
                "--shell-port",
                Integer.toString(shellPort),
                "--rtp-ports",
                firstMediaPort + "-" + lastMediaPort());
        return PeerProcess.start(what, logs, command);
    }

    /** The Java process whose command line names this home; no other can. */
    private Optional<Long> findProcess() {
        String mark = "-Dkaraf.base=" + home + "\0";
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(process -> commandLine(process).contains(mark))
                .findFirst();
    }

    private static String commandLine(long process) {
        try {
            return Files.readString(Path.of("/proc/" + process + "/cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    /** A secret that the product made at its first start. */
    public String credential(String name) {
        return credentials().get(name);
    }

    public Map<String, String> credentials() {
        Map<String, String> found = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(home.resolve("initial-credentials.txt"))) {
                String[] words = line.strip().split("\\s+", 2);
                if (words.length == 2 && !line.startsWith("#")) {
                    found.put(words[0], words[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** What it holds right now. */
    public Vitals vitals() {
        return Vitals.of(pid, firstMediaPort, lastMediaPort(), calls().size());
    }

    /** Calls that go on right now. */
    public JsonNode calls() {
        return admin.read("/api/v1/calls?limit=1000").path("items");
    }

    public Rest admin() {
        return admin;
    }

    public Shell shell() {
        return new Shell(logs, shellPort, "admin", credential("admin"));
    }

    public FreePorts ports() {
        return ports;
    }

    public Path home() {
        return home;
    }

    public long pid() {
        return pid;
    }

    public int httpPort() {
        return httpPort;
    }

    public int httpsPort() {
        return httpsPort;
    }

    public int firstMediaPort() {
        return firstMediaPort;
    }

    public int lastMediaPort() {
        return firstMediaPort + MEDIA_PORTS - 1;
    }

    /** Where phones find it. */
    public String sip() {
        return "127.0.0.1:" + sipPort;
    }

    public String sipTls() {
        return "127.0.0.1:" + sipTlsPort;
    }

    /** Of the sources. */
    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    /** Ends it without ceremony. The home stays, for whoever wants to know what happened. */
    @Override
    public void close() {
        killHard();
    }
}
