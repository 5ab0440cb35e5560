package org.strowger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.strowger.bench.measure.Calls;
import org.strowger.bench.measure.Load;
import org.strowger.bench.measure.PostDialDelay;
import org.strowger.bench.measure.Ramp;
import org.strowger.bench.measure.Registrations;
import org.strowger.bench.measure.Relay;
import org.strowger.bench.measure.Transcoding;
import org.strowger.bench.measure.UnderFlood;
import org.strowger.bench.product.GcLog;
import org.strowger.bench.product.ProcessVitals;
import org.strowger.bench.product.Product;
import org.strowger.bench.product.Target;

/** Measures the product, and says what was reached. */
public final class Bench {
    private static final int QUICK_LIMIT = 180;
    private static final int FULL_LIMIT = 1080;
    /** After its time is up, how long the bench has to put away its things. */
    private static final int GRACE = 45;

    private static final int EXTENSIONS = 400;
    private static final int SECURE_EXTENSIONS = 80;
    private static final int MEDIA_PORTS = 4400;

    private final Options options;
    private final Report report = new Report();
    private Deadline deadline;
    private int sipPort;
    private final AtomicReference<Ramp.Best> peak = new AtomicReference<>();

    private Bench(Options options) {
        this.options = options;
        this.deadline = new Deadline(limit());
    }

    private int limit() {
        return options.quick() ? QUICK_LIMIT : FULL_LIMIT;
    }

    public static void main(String[] arguments) throws IOException {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
            return;
        }
        int limit = options.quick() ? QUICK_LIMIT : FULL_LIMIT;
        watch(options.peer() == null ? limit : 2 * limit);
        System.exit(new Bench(options).run() ? 0 : 1);
    }

    /** The end of this process ends, by its hooks, everything that it started. */
    private static void watch(int limit) {
        Thread watch = new Thread(() -> {
            Deadline end = new Deadline(limit + GRACE);
            while (end.allows(0)) {
                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L);
            }
            System.err.println("bench: not done in time, ended");
            System.exit(3);
        });
        watch.setDaemon(true);
        watch.start();
    }

    private boolean run() throws IOException {
        Path top = Path.of(System.getProperty("bench.top")).toAbsolutePath();
        Path base = Files.createDirectories(top.resolve("target/bench"));
        Path directory = Files.createTempDirectory(base, "run-");
        describeMachine();
        boolean complete = false;
        try (Product product = new Product(top, directory, MEDIA_PORTS)) {
            complete = measure(product);
            product.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.print(report.table());
        if (options.json() != null) {
            Files.writeString(options.json(), report.json());
        }
        if (complete) {
            delete(directory);
        } else {
            System.err.println("bench: logs are in " + directory);
        }
        return complete;
    }

    private void describeMachine() throws IOException {
        report.note(Runtime.getRuntime().availableProcessors() + " processors, shared with the load generators; load "
                + Files.readString(Path.of("/proc/loadavg")).split(" ")[0] + " before the start");
        report.note((options.quick() ? "quick" : "full") + " run; UDP on 127.0.0.1; " + EXTENSIONS + " extensions");
    }

    private boolean measure(Product product) throws IOException, InterruptedException {
        sipPort = product.sipPort();
        product.limitSources(false);
        report.note("started with maxMessagesPerSource = 0, since all load comes from one address, but for the floods;"
                + " otherwise as shipped");
        starts(product);
        boolean complete = attempt("register", product, options.window(3, 12), Registrations::run);
        complete &= attempt("calls", product, options.window(3, 12), Calls::run);
        complete &= attempt("pdd", product, options.window(10, 15), PostDialDelay::run);
        complete &= attempt("relay", product, options.window(5, 15), Relay::run);
        complete &= attempt("srtp", product.secure(), options.window(5, 15), Relay::secure);
        complete &= attempt("transcode", product, options.window(5, 15), Transcoding::run);
        complete &= attempt("overload", product, options.window(3, 10), Calls::overload);
        complete &= attempt("gc", product, 0, load -> pauses(load, product.pauses()));
        complete &= attempt("flood", product, options.window(10, 20), load -> flood(load, product));
        return complete & (options.peer() == null || compare(options.peer().peer(product.directory())));
    }

    /** The same of another PBX. */
    private boolean compare(Target peer) {
        report.withoutTargets();
        peak.set(null);
        deadline = new Deadline(limit());
        boolean complete = attempt("register", peer, options.window(3, 12), Registrations::run);
        complete &= attempt("calls", peer, options.window(3, 12), Calls::run);
        complete &= attempt("pdd", peer, options.window(10, 15), PostDialDelay::run);
        complete &= attempt("relay", peer, options.window(5, 15), Relay::run);
        return complete & attempt("overload", peer, options.window(3, 10), Calls::overload);
    }

    private static void pauses(Load load, GcLog log) {
        load.report().add("pauses for collecting garbage, since the start", log.count(), "");
        load.report().add("all of them", log.totalMillis(), "ms");
        load.report().add("p50", log.percentile(0.5), "ms");
        load.report().add("p99", log.percentile(0.99), "ms");
        load.report().add("longest", log.percentile(1), "ms");
    }

    private static void flood(Load load, Product product) throws Exception {
        product.stop();
        product.limitSources(true);
        product.start();
        UnderFlood.run(load);
    }

    private void starts(Product product) throws IOException, InterruptedException {
        report.begin("start");
        progress("start");
        Product.Start empty = product.start();
        product.createExtensions(EXTENSIONS, SECURE_EXTENSIONS);
        if (options.wants("start")) {
            report(empty, "empty home: ");
            product.stop();
            report(product.start(), "second start: ");
            idle(product);
        }
    }

    private void report(Product.Start start, String which) {
        report.atMost(which + "./run until OPTIONS is answered", start.sinceCommand(), "s", 10);
        report.add(which + "JVM until OPTIONS is answered", start.sinceJvm(), "s");
        report.add(which + "CPU until then", start.cpuSeconds(), "s");
    }

    private void idle(Product product) {
        ProcessVitals vitals = product.vitals();
        int seconds = options.window(5, 20);
        double before = vitals.cpuSeconds();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(end - System.nanoTime());
        }
        report.atMost("idle: resident memory", vitals.residentMb(), "MB", 400);
        report.add("idle: CPU, from ready on", (vitals.cpuSeconds() - before) * 100 / seconds, "%");
        report.add("idle: threads", vitals.threads(), "");
    }

    private interface Measurement {
        void run(Load load) throws Exception;
    }

    /** A measurement that fails leaves a note, and the others go on. */
    private boolean attempt(String name, Target target, int seconds, Measurement measurement) {
        if (!options.wants(name)) {
            return true;
        }
        boolean other = target.sipPort() != sipPort;
        report.begin(other ? "peer " + name : name);
        progress(other ? "the peer's " + name : name);
        if (!deadline.allows(2.0 * seconds)) {
            report.note("left out: out of time");
            return false;
        }
        try {
            measurement.run(new Load(target, report, deadline, options.quick(), seconds, peak));
            return true;
        } catch (Exception e) {
            report.note("failed: " + e);
            return false;
        }
    }

    private static void progress(String name) {
        System.err.println("bench: " + name);
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
