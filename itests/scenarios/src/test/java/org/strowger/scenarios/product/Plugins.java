package org.strowger.scenarios.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The plug-ins of a running product, as an administrator handles them over REST. */
public final class Plugins {
    private static final String PATH = "/api/v1/plugins/";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Supplier<Rest> admin;

    /** @param admin asked each time, since a product that is restarted has new sessions */
    public Plugins(Supplier<Rest> admin) {
        this.admin = admin;
    }

    /** Id and state of each. */
    public Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        admin.get()
                .read("/api/v1/plugins")
                .path("items")
                .forEach(plugin -> states.put(
                        plugin.path("id").asText(), plugin.path("state").asText()));
        return states;
    }

    /** Waits for the end of an operation that was accepted. */
    public JsonNode ended(Rest.Reply accepted) {
        String path =
                PATH + "operations/" + accepted.expect(202).body().path("id").asText();
        await("end of " + accepted.text())
                .atMost(LIMIT)
                .until(() -> !admin.get().read(path).path("endedAt").isNull());
        return admin.get().read(path);
    }

    /** Waits for the success of an operation, which must have disturbed no bundle but its own. */
    public JsonNode done(Rest.Reply accepted) {
        JsonNode operation = ended(accepted);
        assertThat(operation.path("state").asText()).as(operation.toString()).isEqualTo("done");
        assertThat(operation.path("disturbed")).as(operation.toString()).isEmpty();
        return operation;
    }

    /** Has something done, such as {@code cdr/stop?now=true}. */
    public JsonNode post(String action) {
        return done(admin.get().post(PATH + action, null));
    }
}
