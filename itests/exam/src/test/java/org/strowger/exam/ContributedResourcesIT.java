package org.strowger.exam;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.annotation.security.RolesAllowed;
import javax.inject.Inject;
import javax.ws.rs.GET;
import javax.ws.rs.Produces;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.strowger.api.plugin.PluginManager;
import org.strowger.api.plugin.PluginOperation;

/** REST resources that other bundles add come and go without disturbing those who listen. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ContributedResourcesIT {
    private static final String LAMPS = "/api/v1/lamps";
    private static final String PARKING = "/api/v1/parking";
    private static final int ROUNDS = 30;
    private static final String DESCRIPTION = "/api/v1/openapi.json";

    /** What a vendor's bundle brings. */
    @javax.ws.rs.Path("/lamps")
    public static final class Lamps {
        @GET
        @RolesAllowed("admin")
        @Produces("text/plain")
        public String all() {
            return "hall";
        }

        /** Its author forgot to say who may. */
        @GET
        @javax.ws.rs.Path("careless")
        @Produces("text/plain")
        public String careless() {
            return "open";
        }
    }

    @Inject
    private BundleContext context;

    @Inject
    private PluginManager plugins;

    private Https https;
    private String token;

    @Configuration
    public Option[] distribution() {
        return Distribution.options();
    }

    @Before
    public void signIn() throws Exception {
        https = new Https(Path.of(context.getProperty("karaf.base")));
        Await.until("GET /health answers 200", () -> https.status("/health") == 200);
        token = https.signIn();
    }

    private ServiceRegistration<?> contribute() {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osgi.jaxrs.resource", true);
        properties.put("osgi.jaxrs.application.select", "(osgi.jaxrs.name=strowger)");
        return context.registerService(Lamps.class, new Lamps(), properties);
    }

    private void change(String kind, int number) throws Exception {
        String range = "{\"kind\":\"" + kind + "\",\"first\":\"0" + number + "\",\"last\":\"0" + number + "\"}";
        Https.Reply reply = https.send("POST", "/api/v1/config/number-range", token, range);
        assertEquals(reply.body(), 201, reply.status());
    }

    @Test
    public void aResourceIsServedGuardedDescribedAndGone() throws Exception {
        assertEquals(404, https.send("GET", LAMPS, token, null).status());
        ServiceRegistration<?> lamps = contribute();
        Await.until("lamps answer", () -> https.send("GET", LAMPS, token, null).status() == 200);
        assertEquals("hall", https.send("GET", LAMPS, token, null).body());
        assertEquals(401, https.send("GET", LAMPS, null, null).status());
        assertEquals(403, https.send("GET", LAMPS + "/careless", token, null).status());
        assertTrue(https.send("GET", DESCRIPTION, null, null).body().contains("\"/lamps\""));
        assertTrue(https.send("GET", "/api/v1/contributions?kind=rest-resource", token, null)
                .body()
                .contains("\"/lamps\""));
        lamps.unregister();
        Await.until(
                "lamps are gone", () -> https.send("GET", LAMPS, token, null).status() == 404);
        assertFalse(https.send("GET", DESCRIPTION, null, null).body().contains("\"/lamps\""));
    }

    @Test
    public void whoListensToEventsNoticesNothing() throws Exception {
        try (BufferedReader events = https.open("/api/v1/events?types=config.committed", token)) {
            assertTrue("told at once how far it has come", events.readLine().startsWith("id:"));
            for (int i = 0; i < 5; i++) {
                ServiceRegistration<?> lamps = contribute();
                Await.until(
                        "lamps answer",
                        () -> https.send("GET", LAMPS, token, null).status() == 200);
                lamps.unregister();
                Await.until(
                        "lamps are gone",
                        () -> https.send("GET", LAMPS, token, null).status() == 404);
                String kind = "exam-" + (char) ('a' + i);
                change(kind, 970 + i);
                String event = next(events);
                assertTrue(event, event.contains(kind));
            }
        }
    }

    /** Every other path goes on answering, every time, while a plug-in with a resource is stopped and started. */
    @Test
    public void nobodyElseNoticesThatAPluginComesAndGoes() throws Exception {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger right = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService clients = Executors.newCachedThreadPool();
        try (BufferedReader events = https.open("/api/v1/events?types=config.committed", token)) {
            for (String path : List.of("/api/v1/system", "/api/v1/config/types", "/api/v1/system")) {
                clients.submit(() -> {
                    while (!done.get()) {
                        Https.Reply reply = https.send("GET", path, token, null);
                        right.incrementAndGet();
                        if (reply.status() != 200) {
                            wrong.add(path + " " + reply);
                        }
                    }
                    return null;
                });
            }
            for (int round = 0; round < ROUNDS; round++) {
                ended(plugins.stop("parking", Optional.of(Duration.ZERO), "test"));
                Https.Reply gone = https.send("GET", PARKING, token, null);
                assertEquals(404, gone.status());
                assertTrue(gone.body(), gone.body().contains("\"not.found\""));
                ended(plugins.start("parking", "test"));
                assertEquals(200, https.send("GET", PARKING, token, null).status());
            }
            change("exam-z", 980);
            String event = next(events);
            assertTrue(event, event.contains("exam-z"));
        } finally {
            done.set(true);
            clients.shutdown();
            assertTrue(clients.awaitTermination(1, TimeUnit.MINUTES));
        }
        assertEquals(List.of(), List.copyOf(wrong));
        assertTrue("answers: " + right, right.get() > ROUNDS);
    }

    private void ended(PluginOperation submitted) throws Exception {
        Await.until(
                submitted.kind() + " ends",
                () -> plugins.operation(submitted.id()).get().ended());
        PluginOperation ended = plugins.operation(submitted.id()).get();
        assertEquals(ended.toString(), PluginOperation.State.DONE, ended.state());
        assertEquals(List.of(), ended.disturbed());
    }

    private static String next(BufferedReader events) throws Exception {
        String line = events.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = events.readLine();
        }
        return String.valueOf(line);
    }
}
