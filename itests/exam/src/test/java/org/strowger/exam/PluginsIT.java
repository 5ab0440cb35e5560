package org.strowger.exam;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.Repository;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;
import org.strowger.api.config.Author;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.event.EventBus;
import org.strowger.api.plugin.Drain;
import org.strowger.api.plugin.DrainParticipant;
import org.strowger.api.plugin.Plugin;
import org.strowger.api.plugin.PluginEvent;
import org.strowger.api.plugin.PluginManager;
import org.strowger.api.plugin.PluginOperation;
import org.strowger.api.plugin.PluginSource;

/** Plug-ins come and go in a real framework, alone, and leave nothing behind. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PluginsIT {
    private static final String ARCHIVES = "strowger.exam.archives";
    private static final int CYCLES = Integer.getInteger("strowger.exam.cycles", 100);

    @Inject
    private BundleContext context;

    @Inject
    private FeaturesService features;

    @Inject
    private PluginManager plugins;

    @Inject
    private ConfigService config;

    @Inject
    private EventBus bus;

    private final List<PluginEvent> events = new CopyOnWriteArrayList<>();
    private EventBus.Subscription subscription;
    private Path home;

    @Configuration
    public Option[] distribution() {
        return Stream.concat(
                        Arrays.stream(Distribution.options()),
                        Stream.of(systemProperty(ARCHIVES)
                                .value(SampleArchives.make().toString())))
                .toArray(Option[]::new);
    }

    @Before
    public void ready() throws Exception {
        home = Path.of(context.getProperty("karaf.base"));
        Https https = new Https(home);
        Await.until("GET /health answers 200", () -> https.status("/health") == 200);
        subscription = bus.subscribe("test", PluginEvent.class, 1000, events::add);
        ConfigTransaction transaction = config.begin(Author.SYSTEM);
        transaction.patch("plugin-settings", "default", Map.of("allowUnsigned", true));
        transaction.commit("test");
    }

    @After
    public void unsubscribe() {
        subscription.close();
    }

    private PluginOperation ended(PluginOperation submitted) throws Exception {
        Await.until(
                submitted.kind() + " ends",
                () -> plugins.operation(submitted.id()).get().ended());
        return plugins.operation(submitted.id()).get();
    }

    private PluginOperation done(PluginOperation submitted) throws Exception {
        PluginOperation ended = ended(submitted);
        assertEquals(ended.toString(), PluginOperation.State.DONE, ended.state());
        assertEquals(List.of(), ended.disturbed());
        return ended;
    }

    private static PluginSource archive(String name) {
        return new PluginSource.File(Path.of(System.getProperty(ARCHIVES), name + ".kar"), new byte[0]);
    }

    private Plugin.State state(String id) {
        return plugins.plugin(id).map(Plugin::state).orElse(null);
    }

    /** Everything that a change could leave behind. */
    private Map<String, Object> everything() throws Exception {
        Map<String, Object> all = new TreeMap<>();
        for (Bundle bundle : context.getBundles()) {
            all.put(bundle.getLocation(), bundle.getState() + " " + bundle.getVersion());
        }
        all.put(
                "features",
                Arrays.stream(features.listInstalledFeatures())
                        .map(Object::toString)
                        .sorted()
                        .toList());
        all.put(
                "repositories",
                Arrays.stream(features.listRepositories())
                        .map(Repository::getURI)
                        .map(Object::toString)
                        .sorted()
                        .toList());
        all.put("store", stored());
        return all;
    }

    private List<String> stored() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("data/plugins/store"))) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private Optional<String> sample() throws Exception {
        Collection<ServiceReference<Supplier>> found = context.getServiceReferences(Supplier.class, "(sample=*)");
        return found.stream()
                .map(reference -> (String) reference.getProperty("sample"))
                .findFirst();
    }

    // --- the distribution's own

    @Test
    public void theDistributionIsMadeOfPlugins() {
        Set<String> ids = plugins.plugins().stream().map(Plugin::id).collect(Collectors.toSet());
        assertTrue(
                ids.toString(), ids.containsAll(Set.of("config", "rest", "sip", "media", "calls", "cdr", "plugins")));
        for (Plugin plugin : plugins.plugins()) {
            assertEquals(plugin.toString(), Plugin.State.RUNNING, plugin.state());
            assertFalse(plugin.toString(), plugin.bundles().isEmpty());
            for (Plugin.PluginBundle bundle : plugin.bundles()) {
                assertEquals(Optional.of(plugin.id()), plugins.ownerOf(bundle.id()));
            }
        }
        assertEquals(Optional.empty(), plugins.ownerOf(0));
        assertTrue(plugins.usage("sip", false).threads().size() > 1);
        assertTrue(plugins.usage("sip", true).objectBytes() > 1000);
    }

    @Test
    public void whatNothingWorksWithoutIsNotStopped() throws Exception {
        PluginOperation refused = ended(plugins.stop("config", Optional.empty(), "test"));
        assertEquals(PluginOperation.State.REFUSED, refused.state());
        assertEquals("plugin.core", refused.problems().get(0).code());
    }

    @Test
    public void aCapabilityStopsAndStartsAlone() throws Exception {
        long before = plugins.plugin("cdr").get().bundles().get(0).id();
        PluginOperation stopped = done(plugins.stop("cdr", Optional.empty(), "test"));
        assertFalse("what is lost is said", stopped.losses().zh().isEmpty());
        assertEquals(Plugin.State.STOPPED, state("cdr"));
        assertEquals(null, context.getBundle(before));
        assertTrue(Files.readString(home.resolve("data/plugins/plugins.json")).contains("\"cdr\" : false"));
        done(plugins.stop("cdr", Optional.empty(), "test"));
        done(plugins.start("cdr", "test"));
        assertEquals(Plugin.State.RUNNING, state("cdr"));
        done(plugins.restart("cdr", Optional.of(Duration.ZERO), "test"));
        Await.until("events", () -> types().contains("plugin.stopped") && types().contains("plugin.started"));
    }

    private List<String> types() {
        return events.stream().map(PluginEvent::type).toList();
    }

    // --- plug-ins of others

    @Test
    public void aPluginIsInstalledUpdatedAndUninstalled() throws Exception {
        Map<String, Object> before = everything();
        done(plugins.install(archive("sample-1.0.0"), "test"));
        assertEquals(Optional.of("1.0.0"), sample());
        Plugin plugin = plugins.plugin("sample").get();
        assertEquals(Plugin.Origin.INSTALLED, plugin.origin());
        assertEquals("test", plugin.signature().acceptedBy());
        assertEquals("plugin.exists", codeOf(() -> plugins.install(archive("sample-1.0.0"), "test")));
        assertEquals(
                "plugin.version.old",
                codeOf(() -> plugins.update("sample", archive("sample-1.0.0"), Optional.empty(), "test")));

        done(plugins.update("sample", archive("sample-1.1.0"), Optional.empty(), "test"));
        assertEquals(Optional.of("1.1.0"), sample());
        assertEquals(1, stored().size());

        PluginOperation failed =
                ended(plugins.update("sample", archive("sample-1.2.0-fails"), Optional.empty(), "test"));
        assertEquals(failed.toString(), PluginOperation.State.ROLLED_BACK, failed.state());
        assertTrue(failed.toString(), failed.problems().get(0).text().en().contains("on fire"));
        assertEquals(Optional.of("1.1.0"), sample());
        assertEquals("1.1.0", plugins.plugin("sample").get().version());
        assertEquals(Plugin.State.RUNNING, state("sample"));
        assertEquals(1, stored().size());

        done(plugins.uninstall("sample", false, Optional.empty(), "test"));
        assertEquals(Optional.empty(), sample());
        assertEquals(before, everything());
        Await.until("events", () -> types().contains("plugin.uninstalled"));
        assertTrue(
                types().toString(),
                types().containsAll(List.of("plugin.installed", "plugin.updated", "plugin.failed")));
    }

    private static String codeOf(Runnable refused) {
        try {
            refused.run();
        } catch (ProblemException e) {
            return e.problems().get(0).code();
        }
        return "";
    }

    @Test
    public void aPluginThatDoesNotStartLeavesNothing() throws Exception {
        Map<String, Object> before = everything();
        PluginOperation failed = ended(plugins.install(archive("fails-1.0.0"), "test"));
        assertEquals(failed.toString(), PluginOperation.State.ROLLED_BACK, failed.state());
        assertTrue(failed.toString(), failed.problems().get(0).text().en().contains("on fire"));
        assertEquals(before, everything());
    }

    @Test
    public void aPluginThatDoesNotFitChangesNothing() throws Exception {
        Map<String, Object> before = everything();
        assertEquals("plugin.api.incompatible", codeOf(() -> plugins.install(archive("future-1.0.0"), "test")));
        PluginOperation refused = ended(plugins.install(archive("unresolved-1.0.0"), "test"));
        assertEquals(refused.toString(), PluginOperation.State.REFUSED, refused.state());
        assertEquals("plugin.unresolved", refused.problems().get(0).code());
        assertEquals(before, everything());
    }

    /** Whoever has something under way holds a stop up, until it has finished. */
    @Test
    public void whatIsUnderWayIsWaitedFor() throws Exception {
        AtomicInteger inside = new AtomicInteger(1);
        AtomicInteger ends = new AtomicInteger();
        DrainParticipant participant = new DrainParticipant() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Drain drain(Set<Long> bundles, Duration within) {
                return new Drain() {
                    @Override
                    public int remaining() {
                        return inside.get();
                    }

                    @Override
                    public Text losses() {
                        return new Text("", "");
                    }

                    @Override
                    public void end() {
                        ends.incrementAndGet();
                    }
                };
            }
        };
        ServiceRegistration<DrainParticipant> registration =
                context.registerService(DrainParticipant.class, participant, null);
        try {
            PluginOperation stop = plugins.stop("cdr", Optional.of(Duration.ofSeconds(50)), "test");
            Await.until("it waits", () -> state("cdr") == Plugin.State.DRAINING && types().contains("plugin.draining"));
            assertFalse(plugins.operation(stop.id()).get().ended());
            inside.set(0);
            done(stop);
            assertEquals(1, ends.get());
        } finally {
            registration.unregister();
            done(plugins.start("cdr", "test"));
        }
    }

    /** A class loader that stays is a leak of everything its classes ever held. */
    @Test
    public void noClassLoaderIsLeftBehind() throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        done(plugins.install(archive("sample-1.0.0"), "test"));
        for (String id : List.of("sample", "cdr")) {
            for (int cycle = 0; cycle < CYCLES / 2; cycle++) {
                loaders.add(loader(id));
                done(plugins.stop(id, Optional.of(Duration.ZERO), "test"));
                done(plugins.start(id, "test"));
            }
        }
        done(plugins.uninstall("sample", false, Optional.empty(), "test"));
        Await.until("class loaders are gone", () -> {
            System.gc();
            return loaders.stream().allMatch(loader -> loader.get() == null);
        });
    }

    private WeakReference<ClassLoader> loader(String id) {
        Bundle bundle =
                context.getBundle(plugins.plugin(id).get().bundles().get(0).id());
        return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
    }
}
