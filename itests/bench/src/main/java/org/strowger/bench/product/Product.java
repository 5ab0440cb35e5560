package org.strowger.bench.product;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.strowger.bench.sip.Account;
import org.strowger.testkit.FreePorts;

/** The product under test in a home of its own, on loopback, started by {@code ./run}. */
public final class Product implements Target, AutoCloseable {
    private static final int FIRST_NUMBER = 200;
    private static final String NO_LIMIT = "maxMessagesPerSource = 0";
    private static final Pattern TOTAL = Pattern.compile("\"total\"\\s*:\\s*(\\d+)");

    private final Path top;
    private final Path directory;
    private final Path home;
    private final FreePorts ports = new FreePorts();
    private final int sipPort;
    private final int httpsPort;
    private final List<String> command;
    private final List<Account> accounts = new ArrayList<>();
    private final List<Account> secureAccounts = new ArrayList<>();
    private long pid;

    public Product(Path top, Path directory, int mediaPorts) {
        this.top = top;
        this.directory = directory;
        this.home = directory.resolve("home");
        int firstMedia = ports.range(mediaPorts);
        IntSupplier outside = () -> IntStream.generate(ports::one)
                .filter(port -> port < firstMedia || port >= firstMedia + mediaPorts)
                .findFirst()
                .orElseThrow();
        sipPort = outside.getAsInt();
        httpsPort = outside.getAsInt();
        command = new ArrayList<>(List.of("--home", home.toString(), "--bind", "127.0.0.1"));
        command.addAll(List.of("--sip-port", "" + sipPort, "--sip-tls-port", "" + outside.getAsInt()));
        command.addAll(List.of("--http-port", "" + outside.getAsInt(), "--https-port", "" + httpsPort));
        command.addAll(List.of("--shell-port", "" + outside.getAsInt()));
        command.addAll(List.of("--rtp-ports", firstMedia + "-" + (firstMedia + mediaPorts - 1)));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Seconds from the command, and from the start of its JVM, to the first answer to OPTIONS; CPU of the JVM till then. */
    public record Start(double sinceCommand, double sinceJvm, double cpuSeconds) {}

    /** Whether one address may send as little as by default, or without a limit; before a start. */
    public void limitSources(boolean limited) throws IOException {
        Path file = home.resolve("etc/org.strowger.sip.cfg");
        Files.createDirectories(file.getParent());
        List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        lines.remove(NO_LIMIT);
        if (!limited) {
            lines.add(NO_LIMIT);
        }
        Files.write(file, lines);
    }

    /** Starts it, and waits until it says that it is healthy. */
    public Start start() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (Program run = run("start", "--background")) {
            Start start = awaitOptions(run, begin);
            int status = run.await(Duration.ofSeconds(120));
            if (status != 0) {
                throw new IOException("./run ended with " + status + ":\n" + run.output());
            }
            return start;
        }
    }

    private Start awaitOptions(Program run, long begin) throws IOException {
        try (DatagramSocket probe = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            probe.setSoTimeout(25);
            String text = options(probe.getLocalPort());
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
            while (System.nanoTime() - begin < 120_000_000_000L) {
                probe.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), sipPort));
                try {
                    probe.receive(answer);
                    if (new String(answer.getData(), 0, 11, StandardCharsets.US_ASCII).equals("SIP/2.0 200")) {
                        return started(begin);
                    }
                } catch (SocketTimeoutException again) {
                    if (!run.isAlive() && findProcess().isEmpty()) {
                        throw new IOException("./run failed:\n" + run.output());
                    }
                }
            }
        }
        throw new IOException("no answer to OPTIONS within 120 s:\n" + run.output());
    }

    private Start started(long begin) throws IOException {
        double seconds = (System.nanoTime() - begin) / 1e9;
        pid = findProcess().orElseThrow(() -> new IOException("no process uses " + home));
        return new Start(seconds, vitals().ageSeconds(), vitals().cpuSeconds());
    }

    private String options(int port) {
        return "OPTIONS sip:127.0.0.1:" + sipPort + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + port
                + ";rport;branch=z9hG4bKprobe" + port
                + "\r\nFrom: <sip:probe@127.0.0.1>;tag=probe\r\nTo: <sip:127.0.0.1:"
                + sipPort + ">\r\nCall-ID: probe" + port + "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\n"
                + "Content-Length: 0\r\n\r\n";
    }

    public void stop() throws IOException, InterruptedException {
        try (Program run = run("stop", "--stop")) {
            if (run.await(Duration.ofSeconds(90)) != 0) {
                throw new IOException("./run --stop failed:\n" + run.output());
            }
        }
    }

    private Program run(String name, String mode) {
        List<String> all = new ArrayList<>(List.of(top.resolve("run").toString(), mode));
        all.addAll(command);
        String options = System.getenv().getOrDefault("STROWGER_JAVA_OPTS", "");
        // Written anew with each start, so that it is about what ran last.
        String log = " -Xlog:gc:file=" + directory.resolve("gc.log") + ":uptime:filecount=0";
        return Program.start(directory, "run-" + name, all, Map.of("STROWGER_JAVA_OPTS", options + log));
    }

    /** The process whose command line names this home; no other can. */
    private Optional<Long> findProcess() {
        String mark = "-Dkaraf.base=" + home + "\0";
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(candidate -> commandLine(candidate).contains(mark))
                .findFirst();
    }

    private static String commandLine(long candidate) {
        try {
            return Files.readString(Path.of("/proc/" + candidate + "/cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    /** Makes so many extensions, with random passwords, in one request, and as many more as are asked for that must encrypt. */
    public void createExtensions(int count, int secure) throws IOException, InterruptedException {
        Rest rest = rest();
        byte[] random = new byte[9];
        SecureRandom source = new SecureRandom();
        for (int i = 0; i < count + secure; i++) {
            source.nextBytes(random);
            (i < count ? accounts : secureAccounts)
                    .add(new Account(
                            "" + (FIRST_NUMBER + i), "Aa1-" + HexFormat.of().formatHex(random)));
        }
        String items = Stream.concat(
                        accounts.stream().map(a -> item(a, "OFF")),
                        secureAccounts.stream().map(a -> item(a, "REQUIRED")))
                .collect(Collectors.joining(","));
        rest.send("POST", "/api/v1/config/extension/bulk", "{\"create\":[" + items + "]}");
    }

    private static String item(Account account, String srtp) {
        return "{\"number\":\"" + account.number() + "\",\"name\":\"Phone " + account.number() + "\",\"password\":\""
                + account.password() + "\",\"codecs\":[\"ulaw\",\"alaw\"],\"qualifyInterval\":0,\"srtp\":\"" + srtp
                + "\"}";
    }

    /** The same product with those of its extensions that must encrypt. */
    public Target secure() {
        int half = secureAccounts.size() / 2;
        List<Account> callers = secureAccounts.subList(0, half);
        List<Account> callees = secureAccounts.subList(half, 2 * half);
        return new Peer(sipPort, callers, callees, pid, directory, ports);
    }

    private Rest rest() throws IOException, InterruptedException {
        Rest rest = new Rest(httpsPort, home.resolve("data/tls/certificate.pem"));
        String password = Files.readAllLines(home.resolve("initial-credentials.txt")).stream()
                .map(line -> line.strip().split("\\s+", 2))
                .filter(words -> words[0].equals("admin"))
                .map(words -> words[1])
                .findFirst()
                .orElseThrow();
        rest.login("admin", password);
        return rest;
    }

    @Override
    public long callRecords() throws IOException, InterruptedException {
        String page = rest().send("GET", "/api/v1/cdr?limit=1", "");
        Matcher total = TOTAL.matcher(page);
        if (!total.find()) {
            throw new IOException("no total in " + page);
        }
        return Long.parseLong(total.group(1));
    }

    @Override
    public List<Account> callers() {
        return accounts.subList(0, accounts.size() / 2);
    }

    @Override
    public List<Account> callees() {
        return accounts.subList(accounts.size() / 2, accounts.size());
    }

    /** Pauses of the collector since the last start. */
    public GcLog pauses() throws IOException {
        return GcLog.parse(Files.readAllLines(directory.resolve("gc.log")));
    }

    @Override
    public ProcessVitals vitals() {
        return new ProcessVitals(pid);
    }

    @Override
    public int sipPort() {
        return sipPort;
    }

    @Override
    public FreePorts ports() {
        return ports;
    }

    @Override
    public Path directory() {
        return directory;
    }

    /** Ends it at once when it still runs. */
    @Override
    public void close() {
        findProcess().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
    }
}
