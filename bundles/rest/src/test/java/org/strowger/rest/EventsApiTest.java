package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallEvent;
import org.strowger.api.call.CallQuality;
import org.strowger.api.call.Party;
import org.strowger.api.config.ConfigCommitted;
import org.strowger.api.config.ItemRef;
import org.strowger.api.monitor.ExtensionCounts;
import org.strowger.api.monitor.ExtensionStateChanged;
import org.strowger.api.sip.RegistrationEvent;
import org.strowger.rest.fake.FakeMonitor;
import org.strowger.rest.fake.FakeTelephony;

public class EventsApiTest {
    @Rule
    public final ApiServer api = new ApiServer();

    private final List<InputStream> open = new ArrayList<>();

    /** An event as it comes over the wire. */
    private record Received(String id, String event, String data) {}

    private BufferedReader listen(String account, String query, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.uri("/events" + query))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + api.token(account));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<InputStream> response = api.client().send(request.build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        open.add(response.body());
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static Received next(BufferedReader in) throws Exception {
        String id = null;
        String event = null;
        String data = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty() && data != null) {
                return new Received(id, event, data);
            }
            id = line.startsWith("id:") ? line.substring(3).trim() : id;
            event = line.startsWith("event:") ? line.substring(6).trim() : event;
            data = line.startsWith("data:") ? line.substring(5).trim() : data;
        }
        return null;
    }

    /** Lines up to the next empty one. */
    private static List<String> block(BufferedReader in) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private void call(String id, String extension) {
        api.bus.publish(
                new CallEvent.Started(api.scheduler.clock().instant(), id, Party.extension(extension, "A"), "202"));
    }

    @After
    public void close() throws Exception {
        for (InputStream in : open) {
            in.close();
        }
    }

    @Test(timeout = 30_000)
    public void eventsComeWithIdTypeAndData() throws Exception {
        BufferedReader in = listen("admin", "");
        call("c1", "101");
        Received event = next(in);
        assertThat(event.event()).isEqualTo("call.started");
        assertThat(event.id()).matches("[0-9a-z]+-1");
        assertThat(api.mapper.readTree(event.data()).get("callId").asText()).isEqualTo("c1");
        assertThat(api.mapper.readTree(event.data()).get("type").asText()).isEqualTo("call.started");
        assertThat(api.mapper.readTree(event.data()).get("at").asText()).isEqualTo("2026-11-21T08:00:00Z");
    }

    @Test(timeout = 30_000)
    public void aStreamIsResumedAfterTheLastEvent() throws Exception {
        BufferedReader first = listen("admin", "");
        call("c1", "101");
        String id = next(first).id();
        call("c2", "101");
        call("c3", "101");
        BufferedReader again = listen("admin", "", "Last-Event-ID", id);
        assertThat(next(again).data()).contains("c2");
        assertThat(next(again).data()).contains("c3");
        BufferedReader unknown = listen("admin", "", "Last-Event-ID", "zzz-7");
        assertThat(next(unknown).event()).isEqualTo("stream.reset");
    }

    @Test(timeout = 30_000)
    public void usersGetWhatIsTheirsAndEverybodyWhatHeAskedFor() throws Exception {
        BufferedReader user = listen("user", "");
        BufferedReader registrations = listen("operator", "?types=registration.*");
        call("c1", "102");
        api.bus.publish(new ConfigCommitted(api.scheduler.clock().instant(), 1, "admin", "rest", List.of()));
        api.bus.publish(new RegistrationEvent(
                api.scheduler.clock().instant(), RegistrationEvent.Kind.REGISTERED, FakeTelephony.registration("101")));
        call("c2", "101");
        assertThat(next(user).event()).isEqualTo("registration.registered");
        assertThat(next(user).data()).contains("c2");
        assertThat(next(registrations).event()).isEqualTo("registration.registered");
    }

    @Test(timeout = 30_000)
    public void nobodyIsToldOfItemsThatHeMayNotRead() throws Exception {
        BufferedReader admin = listen("admin", "");
        BufferedReader operator = listen("operator", "");
        ItemRef account = new ItemRef("account", "root");
        ItemRef extension = new ItemRef("extension", "101");
        api.bus.publish(committed(1, account));
        api.bus.publish(committed(2, account, extension));
        assertThat(next(admin).data()).contains("root");
        assertThat(next(admin).data()).contains("root").contains("101");
        assertThat(next(operator).data())
                .contains("\"version\":2")
                .contains("101")
                .doesNotContain("root");
    }

    private ConfigCommitted committed(long version, ItemRef... items) {
        return new ConfigCommitted(api.scheduler.clock().instant(), version, "admin", "rest", List.of(items));
    }

    @Test(timeout = 30_000)
    public void ofTilesUsersGetTheirOwnAndOfOthersLittle() throws Exception {
        BufferedReader user = listen("user", "");
        BufferedReader billing = listen("billing", "");
        BufferedReader operator = listen("operator", "");
        for (String number : List.of("102", "101")) {
            api.bus.publish(new ExtensionStateChanged(
                    api.scheduler.clock().instant(),
                    FakeMonitor.tile(number, "900"),
                    false,
                    new ExtensionCounts(2, 0, 0, 2, 0, 0)));
        }
        call("c1", "101");
        String other = next(user).data();
        assertThat(other).contains("\"number\":\"102\"", "in-call").doesNotContain("192.0.2.1", "900", "c1");
        assertThat(api.mapper.readTree(other).get("counts").isNull()).isTrue();
        assertThat(next(user).data()).contains("\"number\":\"101\"", "192.0.2.1", "900");
        assertThat(next(operator).data()).contains("\"number\":\"102\"", "192.0.2.1", "\"inCall\":2");
        assertThat(next(billing).event()).as("tiles are nothing for them").isEqualTo("call.started");
    }

    @Test(timeout = 30_000)
    public void qualityGoesToThoseOfTheCall() throws Exception {
        BufferedReader user = listen("user", "?types=call.quality");
        assertThat(next(user).event()).as("nobody has declared it here").isEqualTo("stream.unknown-types");
        call("c1", "102");
        call("c2", "101");
        for (String id : List.of("c1", "c2", "c3")) {
            api.bus.publish(new CallQuality(api.scheduler.clock().instant(), id, List.of()));
        }
        assertThat(next(user).data()).contains("c2");
    }

    @Test(timeout = 30_000)
    public void whatIsListenedForIsKnown() throws Exception {
        assertThat(api.demand.wanted("call.quality")).isFalse();
        BufferedReader in = listen("admin", "?types=registration.*,call.quality");
        await().until(() -> api.demand.listeners() == 1);
        assertThat(api.demand.wanted("call.quality")).isTrue();
        assertThat(api.demand.wanted("registration.expired")).isTrue();
        assertThat(api.demand.wanted("system.metrics")).isFalse();
        in.close();
        listen("operator", "");
        await().until(() -> api.demand.wanted("system.metrics"));
    }

    @Test(timeout = 30_000)
    public void typesThatNobodyPublishesAreNamed() throws Exception {
        BufferedReader in = listen("admin", "?types=call.startd,call.*,parking.*");
        Received notice = next(in);
        assertThat(notice.event()).isEqualTo("stream.unknown-types");
        assertThat(api.mapper.readTree(notice.data()).get("types").toString())
                .isEqualTo("[\"call.startd\",\"parking.*\"]");
        call("c1", "101");
        Received event = next(in);
        assertThat(event.data()).contains("c1");
        BufferedReader resumed = listen("admin", "", "Last-Event-ID", notice.id());
        assertThat(next(resumed).data()).contains("c1");
    }

    @Test
    public void theTypesAreListedWithTheirFields() throws Exception {
        var types = api.as("user", "GET", "/events/types", null).json().get("items");
        assertThat(types).hasSize(4);
        assertThat(types.get(0).get("name").asText()).isEqualTo("call.started");
        assertThat(types.get(0).at("/label/zh").asText()).isEqualTo("call.started标签");
        assertThat(types.get(0).get("fields").findValuesAsText("name")).startsWith("type", "at", "callId", "caller");
        assertThat(types.get(0).at("/fields/3/type").asText()).isEqualTo("object");
        assertThat(types.get(0).at("/fields/3/fields/0/name").asText()).isNotEmpty();
    }

    @Test(timeout = 30_000)
    public void heartbeatsKeepItOpenAndTheEndOfTheSessionCutsIt() throws Exception {
        BufferedReader in = listen("operator", "");
        assertThat(block(in)).contains(": heartbeat").anyMatch(line -> line.matches("id: ?.+-0"));
        // A heartbeat that is still on its way when the next is due would cut the stream.
        call("c0", "101");
        assertThat(next(in).data()).contains("c0");
        api.scheduler.advance(Duration.ofSeconds(15));
        assertThat(block(in)).contains(": heartbeat").anyMatch(line -> line.matches("id: ?.+-1"));
        api.as("operator", "DELETE", "/session", null);
        await().atMost(Duration.ofSeconds(10)).until(() -> in.readLine() == null);
    }

    @Test(timeout = 30_000)
    public void aSessionRevokedElsewhereLosesItsStream() throws Exception {
        BufferedReader in = listen("billing", "");
        call("c0", "101");
        assertThat(next(in).data()).contains("c0");
        api.sessions.all().forEach(s -> api.sessions.revoke(s.id()));
        api.scheduler.advance(Duration.ofSeconds(15));
        await().atMost(Duration.ofSeconds(10)).until(() -> in.readLine() == null);
    }

    @Test(timeout = 30_000)
    public void streamsAreLimitedPerSession() throws Exception {
        for (int i = 0; i < 8; i++) {
            listen("admin", "");
        }
        ApiServer.Answer ninth = api.as("admin", "GET", "/events", null);
        assertThat(ninth.status()).isEqualTo(429);
    }
}
