package org.strowger.rest.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.annotation.security.PermitAll;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.container.AsyncResponse;
import javax.ws.rs.container.Suspended;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.UriInfo;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallEvent;
import org.strowger.api.call.Party;
import org.strowger.rest.ApiServer;

/** Resources of other bundles come and go in the container of the product; nobody else notices. */
public class HostedApiTest {
    private static final int ROUNDS = 30;

    @Rule
    public final ApiServer api = new ApiServer();

    private final ExecutorService others = Executors.newCachedThreadPool();

    /** A plug-in's. */
    @Path("/lamps")
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    public static final class Lamps {
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch leave = new CountDownLatch(1);
        final List<AsyncResponse> later = new ArrayList<>();
        private final String name;

        public Lamps(String name) {
            this.name = name;
        }

        @GET
        public List<Lamp> all() {
            return List.of(new Lamp(name, true));
        }

        @POST
        public Lamp add(Lamp lamp, @Context SecurityContext caller, @Context UriInfo uri) {
            return new Lamp(lamp.name() + " " + uri.getBaseUri().getPath() + " " + caller.isUserInRole("admin"), false);
        }

        @GET
        @Path("careless")
        @PermitAll
        public String careless() {
            throw new IllegalStateException("password=hunter2");
        }

        @GET
        @Path("slow")
        public Lamp slow() throws InterruptedException {
            entered.countDown();
            leave.await();
            return new Lamp("slow", true);
        }

        @GET
        @Path("later")
        public void later(@Suspended AsyncResponse answer) {
            synchronized (later) {
                later.add(answer);
            }
        }

        @GET
        @Path("stream")
        @Produces(MediaType.SERVER_SENT_EVENTS)
        public void stream(@Context SseEventSink sink, @Context Sse sse) {
            sink.send(sse.newEvent("on"));
        }
    }

    /** What it shows. */
    public record Lamp(String name, boolean lit) {}

    /** Beside the other, of the same bundle. */
    @Path("/lamps/{room}/doors")
    @RolesAllowed("admin")
    public static final class Doors {
        @GET
        @Produces(MediaType.TEXT_PLAIN)
        public String of(@PathParam("room") String room) {
            return room;
        }
    }

    /** Where only the API itself may stand. */
    @Path("config/lamps")
    @PermitAll
    public static final class Intruder {
        @GET
        public String get() {
            return "mine";
        }
    }

    /** Everywhere. */
    @Path("{any: .*}")
    @PermitAll
    public static final class Greedy {
        @GET
        public String get() {
            return "mine";
        }
    }

    @After
    public void endOthers() {
        others.shutdownNow();
    }

    private int status(String path) throws Exception {
        return api.as("admin", "GET", path, null).status();
    }

    @Test
    public void aResourceIsServedUnderTheRulesOfTheApi() throws Exception {
        FakeOffer lamps = new FakeOffer(9, new Lamps("hall"));
        api.board.add(lamps);
        assertThat(api.as("admin", "GET", "/lamps", null).text()).isEqualTo("[{\"name\":\"hall\",\"lit\":true}]");
        assertThat(api.as("admin", "GET", "/lamps", null).header("X-Content-Type-Options"))
                .isEqualTo("nosniff");
        assertThat(api.as("admin", "POST", "/lamps", "{\"name\":\"x\",\"lit\":true}")
                        .text())
                .isEqualTo("{\"name\":\"x /api/v1/ true\",\"lit\":false}");
        assertThat(api.as("operator", "GET", "/lamps", null).status()).isEqualTo(403);
        assertThat(api.as(null, "GET", "/lamps", null).status()).isEqualTo(401);
        refused(api.as("admin", "POST", "/lamps", "{\"name\":\"x\",\"lit\":true,\"shade\":1}"), 400, "field.unknown");
        refused(api.as("admin", "GET", "/lamps/none", null), 404, "not.found");
        refused(api.as("admin", "DELETE", "/lamps", null), 405, "method.unsupported");
        refused(api.as("admin", "GET", "/lamps/services", null), 404, "not.found");
        ApiServer.Answer failed = api.as(null, "GET", "/lamps/careless", null);
        refused(failed, 500, "internal");
        assertThat(failed.text()).doesNotContain("hunter2");
        api.board.remove(lamps);
        refused(api.as("admin", "GET", "/lamps", null), 404, "not.found");
        assertThat(lamps.held).hasValue(0);
    }

    private static void refused(ApiServer.Answer answer, int status, String code) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("code").asText()).isEqualTo(code);
    }

    /** Not one answer other than 200, and a stream of events that goes on. */
    @Test(timeout = 120_000)
    public void nobodyElseNoticesThatOneComesAndGoes() throws Exception {
        Map<String, AtomicInteger> wrong = new ConcurrentHashMap<>();
        AtomicInteger right = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        BufferedReader events = listen("/events");
        String token = api.token("admin");
        List<Future<?>> clients = new ArrayList<>();
        for (String path : List.of("/system", "/config/types", "/system", "/config/types")) {
            clients.add(others.submit(() -> {
                while (!done.get()) {
                    int status = api.send("GET", path, token, null).status();
                    if (status == 200) {
                        right.incrementAndGet();
                    } else {
                        wrong.computeIfAbsent(path + " " + status, k -> new AtomicInteger())
                                .incrementAndGet();
                    }
                }
                return null;
            }));
        }
        for (int round = 0; round < ROUNDS; round++) {
            FakeOffer lamps = new FakeOffer(9, new Lamps("round " + round));
            api.board.add(lamps);
            assertThat(api.send("GET", "/lamps", token, null).text()).contains("round " + round);
            api.board.remove(lamps);
            assertThat(status("/lamps")).isEqualTo(404);
        }
        done.set(true);
        for (Future<?> client : clients) {
            client.get();
        }
        assertThat(wrong).isEmpty();
        assertThat(right.get()).isGreaterThan(ROUNDS);
        api.bus.publish(
                new CallEvent.Started(api.scheduler.clock().instant(), "c1", Party.extension("101", "A"), "202"));
        assertThat(next(events)).contains("c1");
    }

    private BufferedReader listen(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(api.uri(path))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + api.token("admin"))
                .build();
        InputStream body =
                api.client().send(request, BodyHandlers.ofInputStream()).body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader events) throws Exception {
        String line = events.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = events.readLine();
        }
        return line;
    }

    @Test(timeout = 60_000)
    public void whoIsInsideIsAnsweredBeforeItGoes() throws Exception {
        Lamps resource = new Lamps("hall");
        FakeOffer lamps = new FakeOffer(9, resource);
        api.board.add(lamps);
        Future<ApiServer.Answer> slow = others.submit(() -> api.as("admin", "GET", "/lamps/slow", null));
        resource.entered.await();
        Future<?> removal = others.submit(() -> api.board.remove(lamps));
        await("gone for others").until(() -> status("/lamps") == 404);
        assertThat(removal.isDone()).isFalse();
        resource.leave.countDown();
        assertThat(slow.get().text()).contains("slow");
        removal.get();
        assertThat(lamps.held).hasValue(0);
    }

    @Test(timeout = 60_000)
    public void streamsOfItsOwnEndWithIt() throws Exception {
        FakeOffer lamps = new FakeOffer(9, new Lamps("hall"));
        api.board.add(lamps);
        BufferedReader stream = listen("/lamps/stream");
        assertThat(next(stream)).contains("on");
        api.board.remove(lamps);
        assertThat(next(stream)).isNull();
    }

    @Test(timeout = 60_000)
    public void whatIsAnsweredLaterIsAnswered() throws Exception {
        Lamps resource = new Lamps("hall");
        api.board.add(new FakeOffer(9, resource));
        Future<ApiServer.Answer> later = others.submit(() -> api.as("admin", "GET", "/lamps/later", null));
        await("it waits").until(() -> {
            synchronized (resource.later) {
                return resource.later.size() == 1;
            }
        });
        resource.later.get(0).resume(new Lamp("late", true));
        assertThat(later.get().text()).contains("late");
    }

    @Test
    public void anInstanceForEachRequestIsGivenBack() throws Exception {
        AtomicInteger made = new AtomicInteger();
        FakeOffer lamps = FakeOffer.prototype(9, () -> new Lamps("number " + made.incrementAndGet()));
        api.board.add(lamps);
        assertThat(api.as("admin", "GET", "/lamps", null).text()).contains("number 2");
        assertThat(api.as("admin", "GET", "/lamps", null).text()).contains("number 3");
        assertThat(lamps.held).hasValue(0);
        api.board.remove(lamps);
    }

    @Test
    public void resourcesOfOneBundleStandTogether() throws Exception {
        FakeOffer lamps = new FakeOffer(9, new Lamps("hall"));
        FakeOffer doors = new FakeOffer(9, new Doors());
        api.board.add(lamps);
        api.board.add(doors);
        assertThat(api.as("admin", "GET", "/lamps/attic/doors", null).text()).isEqualTo("attic");
        assertThat(status("/lamps")).isEqualTo(200);
        assertThat(api.board.classes()).containsExactlyInAnyOrder(Lamps.class, Doors.class);
        assertThat(api.board.contributions())
                .extracting(c -> c.id() + " " + c.detail())
                .containsExactly("/lamps Lamps", "/lamps/{room}/doors Doors");
        api.board.remove(lamps);
        assertThat(status("/lamps")).isEqualTo(404);
        assertThat(api.as("admin", "GET", "/lamps/attic/doors", null).text()).isEqualTo("attic");
    }

    @Test
    public void whatBelongsToOthersIsRefused() throws Exception {
        api.board.add(new FakeOffer(9, new Intruder()));
        api.board.add(new FakeOffer(9, new Greedy()));
        api.board.add(new FakeOffer(9, "no resource at all"));
        api.board.add(FakeOffer.prototype(9, () -> null));
        assertThat(api.board.classes()).isEmpty();
        assertThat(status("/config/lamps")).isEqualTo(404);
        assertThat(status("/anything")).isEqualTo(404);
        FakeOffer first = new FakeOffer(9, new Lamps("first"));
        api.board.add(first);
        api.board.add(new FakeOffer(10, new Lamps("second")));
        assertThat(api.as("admin", "GET", "/lamps", null).text()).contains("first");
        api.board.remove(first);
        assertThat(api.as("admin", "GET", "/lamps", null).text()).contains("second");
    }
}
