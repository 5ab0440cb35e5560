package org.strowger.extensions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.config.Author;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigListener;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.Home;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/**
 * Makes the extensions of a demonstration, once in the life of an installation: one that is deleted stays deleted. Their
 * passwords are random and go to the file of initial credentials.
 */
@Component(
        service = {ConfigListener.class, HealthCheck.class},
        immediate = true,
        configurationPid = "org.strowger.extensions",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DemoSettings.class)
public final class DemoExtensions implements ConfigListener, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DemoExtensions.class);

    private final ConfigService config;
    private final Home home;
    private final PasswordMaker passwords;
    private final List<String> numbers;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "demo-extensions"));
    private volatile boolean stopping;
    private volatile boolean refused;

    @Activate
    public DemoExtensions(
            @Reference ConfigService config,
            @Reference Home home,
            @Reference PasswordMaker passwords,
            DemoSettings settings) {
        this.config = config;
        this.home = home;
        this.passwords = passwords;
        this.numbers = numbers(settings.demoExtensions());
        tryLater();
    }

    private static List<String> numbers(String span) {
        try {
            return NumberSpan.parse(span);
        } catch (IllegalArgumentException e) {
            LOG.error("no demo extensions: {}", e.getMessage());
            return List.of();
        }
    }

    @Override
    public void committed(Commit commit, ConfigSnapshot previous, ConfigSnapshot current) {
        tryLater();
    }

    @Override
    public void refreshed(ConfigSnapshot current) {
        tryLater();
    }

    /** On a thread of its own, which ends when it is done: a commit waits for the disk. */
    private void tryLater() {
        if (numbers.isEmpty()) {
            worker.shutdown();
            return;
        }
        try {
            worker.execute(this::makeOnce);
        } catch (RejectedExecutionException done) {
            LOG.debug("the demo extensions are made already");
        }
    }

    private void makeOnce() {
        if (stopping) {
            return;
        }
        try {
            makeUnlessMade(home.data("extensions").resolve("demo-made"));
        } catch (ProblemException e) {
            refused = true;
            LOG.error("the demo extensions cannot be made: {}", e.problems());
        } catch (IOException | RuntimeException e) {
            refused = true;
            LOG.error("the demo extensions cannot be made: {}", e.toString());
        }
    }

    private void makeUnlessMade(Path marker) throws IOException {
        if (Files.exists(marker)) {
            worker.shutdown();
        } else if (config.type("extension").isPresent()) {
            make();
            Files.writeString(marker, numbers.get(0) + "-" + numbers.get(numbers.size() - 1) + "\n");
            worker.shutdown();
        }
    }

    private void make() {
        Map<String, String> made = new LinkedHashMap<>();
        ConfigTransaction transaction = config.begin(Author.SYSTEM);
        for (String number : numbers) {
            if (config.snapshot().find(Extension.class, number).isEmpty()) {
                String password = passwords.make();
                made.put(number, password);
                transaction.create("extension", values(number, password));
            }
        }
        // Written down first: a password that is not in force does no harm, one that nobody knows does.
        made.forEach(home::recordInitialCredential);
        transaction.commit("Demo extensions");
        LOG.info("made {} demo extensions", made.size());
    }

    private static Map<String, Object> values(String number, String password) {
        return Map.of(
                "number",
                number,
                "name",
                "Extension " + number,
                "password",
                password,
                "transports",
                List.of("udp", "tcp", "tls"));
    }

    @Override
    public String component() {
        return "demo-extensions";
    }

    /** Until they are made their passwords cannot be read; a system that refuses them serves all the same. */
    @Override
    public Health check() {
        if (worker.isShutdown()) {
            return Health.READY;
        }
        return refused
                ? new Health(
                        Health.Status.DEGRADED,
                        Text.of("The demo extensions cannot be made; the log says why.", "无法创建演示分机；原因见日志。"))
                : new Health(Health.Status.STARTING, Text.of("The demo extensions are being made.", "正在创建演示分机。"));
    }

    /** Lets a commit that runs come to its end: the database does not like to be interrupted. */
    @Deactivate
    void stop() {
        stopping = true;
        worker.shutdown();
        try {
            worker.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
