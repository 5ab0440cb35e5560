package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

public class ConfigApiTest {
    private static final String ITEM =
            "{\"number\":\"101\",\"name\":\"Ann\",\"password\":\"s3cret\",\"codecs\":[\"PCMA\"],\"ringTime\":30}";

    @Rule
    public final ApiServer api = new ApiServer();

    private ApiServer.Answer admin(String method, String path, String body, String... headers) throws Exception {
        return api.as("admin", method, path, body, headers);
    }

    @Test
    public void anItemIsCreatedReadChangedAndDeleted() throws Exception {
        ApiServer.Answer created = admin("POST", "/config/extension", ITEM);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/api/v1/config/extension/101");
        assertThat(created.header("ETag")).matches("\"[0-9a-f]{32}\"");

        ApiServer.Answer read = admin("GET", "/config/extension/101", null);
        assertThat(read.header("ETag")).isEqualTo(created.header("ETag"));
        assertThat(read.json().get("password").asText()).isEqualTo("********");
        assertThat(read.text()).doesNotContain("s3cret");

        ApiServer.Answer patched = admin("PATCH", "/config/extension/101", "{\"name\":\"Bea\"}");
        assertThat(patched.json().get("name").asText()).isEqualTo("Bea");
        assertThat(patched.json().at("/codecs/0").asText()).isEqualTo("PCMA");

        assertThat(admin("DELETE", "/config/extension/101", null).status()).isEqualTo(204);
        assertThat(admin("GET", "/config/extension/101", null).status()).isEqualTo(404);
    }

    @Test
    public void whatAnAbsentTypeLeftIsShownAndPurgedByAdministrators() throws Exception {
        api.config.keep("lobby", "main", Map.of("name", "main", "password", "s3cret"));
        JsonNode types = admin("GET", "/config/types", null).json().get("items");
        assertThat(types.findValuesAsText("name")).contains("lobby", "extension");
        types.forEach(t -> assertThat(t.get("active").asBoolean())
                .isEqualTo(!t.get("name").asText().equals("lobby")));
        assertThat(admin("GET", "/config/lobby", null)
                        .json()
                        .at("/items/0/name")
                        .asText())
                .isEqualTo("main");
        ApiServer.Answer item = admin("GET", "/config/lobby/main", null);
        assertThat(item.json().get("password").asText()).isEqualTo("********");
        for (ApiServer.Answer refused : List.of(
                admin("PATCH", "/config/lobby/main", "{\"name\":\"x\"}"),
                admin("POST", "/config/lobby", "{\"name\":\"x\"}"),
                admin("GET", "/config/lobby/schema", null),
                admin("GET", "/config/lobby?search=x", null))) {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().get("code").asText()).isEqualTo("type.inactive");
        }
        assertThat(api.as("operator", "GET", "/config/lobby", null).status()).isEqualTo(404);
        assertThat(api.as("operator", "GET", "/config/types", null).text()).doesNotContain("lobby");
        assertThat(api.as("operator", "DELETE", "/config/types/lobby", null).status())
                .isEqualTo(403);
        assertThat(admin("DELETE", "/config/types/lobby", null).status()).isEqualTo(200);
        assertThat(admin("GET", "/config/lobby", null).status()).isEqualTo(404);
        assertThat(admin("DELETE", "/config/types/nothing", null).status()).isEqualTo(404);
    }

    @Test
    public void destinationsAreMarkedAndTheirKindsListed() throws Exception {
        JsonNode schema = admin("GET", "/config/extension/schema", null).json();
        assertThat(schema.at("/properties/fallback/format").asText()).isEqualTo("destination");
        assertThat(schema.at("/properties/name").has("format")).isFalse();
        JsonNode kind =
                api.as("user", "GET", "/config/destination-kinds", null).json().at("/items/0");
        assertThat(kind.get("kind").asText()).isEqualTo("extension");
        assertThat(kind.get("targetType").asText()).isEqualTo("extension");
        assertThat(kind.get("active").asBoolean()).isTrue();
    }

    @Test
    public void putCreatesAndReplaces() throws Exception {
        assertThat(admin("PUT", "/config/extension/102", "{\"name\":\"Cy\"}").status())
                .isEqualTo(201);
        assertThat(admin("PUT", "/config/extension/102", "{\"name\":\"Di\"}").status())
                .isEqualTo(200);
        assertThat(admin("POST", "/config/extension/102", "{}").status()).isEqualTo(409);
        assertThat(admin("POST", "/config/extension/103", "{}").status()).isEqualTo(201);
        assertThat(admin("PUT", "/config/extension/102", "{\"number\":\"104\"}").status())
                .isEqualTo(422);
    }

    @Test
    public void aChangeOfWhatSomebodyElseChangedIsRefused() throws Exception {
        String old = admin("POST", "/config/extension", ITEM).header("ETag");
        admin("PATCH", "/config/extension/101", "{\"name\":\"Bea\"}");

        ApiServer.Answer late = admin("PATCH", "/config/extension/101", "{\"name\":\"Cy\"}", "If-Match", old);
        assertThat(late.status()).isEqualTo(412);
        assertThat(admin("DELETE", "/config/extension/101", null, "If-Match", old)
                        .status())
                .isEqualTo(412);
        String now = admin("GET", "/config/extension/101", null).header("ETag");
        assertThat(admin("PATCH", "/config/extension/101", "{\"name\":\"Cy\"}", "If-Match", now)
                        .status())
                .isEqualTo(200);
        assertThat(api.config.openTransactions()).isZero();
    }

    @Test
    public void theTagTellsOfAChangedSecretToo() throws Exception {
        String old = admin("POST", "/config/extension", ITEM).header("ETag");
        ApiServer.Answer changed = admin("PATCH", "/config/extension/101", "{\"password\":\"another-secret-9\"}");
        assertThat(changed.header("ETag")).isNotEqualTo(old);
        assertThat(admin("GET", "/config/extension/101", null).header("ETag")).isEqualTo(changed.header("ETag"));
        assertThat(admin("DELETE", "/config/extension/101", null, "If-Match", old)
                        .status())
                .isEqualTo(412);
    }

    @Test
    public void aRefusedChangeNamesTheFieldAndLeavesNothing() throws Exception {
        ApiServer.Answer answer = admin("POST", "/config/extension", "{\"number\":\"101\",\"colour\":\"red\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/problems/0/field").asText()).isEqualTo("colour");
        assertThat(answer.json().at("/problems/0/text/zh").asText()).isNotEmpty();
        assertThat(admin("GET", "/config/extension", null).json().get("total").asInt())
                .isZero();
        assertThat(api.config.openTransactions()).isZero();
    }

    @Test
    public void listsAreSearchedFilteredSortedAndPaged() throws Exception {
        for (int i = 0; i < 5; i++) {
            String values = "{\"number\":\"10" + i + "\",\"name\":\"N" + (9 - i) + "\",\"enabled\":" + (i % 2 == 0)
                    + ",\"password\":\"hidden" + i + "\"}";
            admin("POST", "/config/extension", values);
        }
        assertThat(numbers("sort=name&limit=2")).containsExactly("104", "103");
        assertThat(numbers("sort=-name&offset=3")).containsExactly("103", "104");
        assertThat(numbers("filter=enabled:true&filter=name:n7")).containsExactly("102");
        assertThat(numbers("search=n5")).containsExactly("104");
        assertThat(numbers("search=hidden")).isEmpty();
        assertThat(admin("GET", "/config/extension?limit=2", null)
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(5);
        for (String wrong :
                List.of("sort=password", "filter=password:x", "filter=none:x", "limit=0", "limit=x", "offset=-1")) {
            assertThat(admin("GET", "/config/extension?" + wrong, null).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    private List<String> numbers(String query) throws Exception {
        List<String> found = new ArrayList<>();
        JsonNode items = admin("GET", "/config/extension?" + query, null).json().get("items");
        items.forEach(item -> found.add(item.get("number").asText()));
        return found;
    }

    @Test
    public void rolesSeeAndChangeWhatTheTypeLetsThem() throws Exception {
        admin("POST", "/config/extension", ITEM);
        admin("POST", "/config/extension", "{\"number\":\"102\"}");

        assertThat(api.as("operator", "PATCH", "/config/extension/101", "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(200);
        assertThat(api.as("operator", "GET", "/config/account", null).status()).isEqualTo(404);
        assertThat(api.as("billing", "GET", "/config/extension", null).status()).isEqualTo(404);
        assertThat(api.as("user", "PATCH", "/config/extension/101", "{}").status())
                .isEqualTo(403);
        JsonNode own = api.as("user", "GET", "/config/extension", null).json();
        assertThat(own.get("total").asInt()).isEqualTo(1);
        assertThat(api.as("user", "GET", "/config/extension/101", null).status())
                .isEqualTo(200);
        assertThat(api.as("user", "GET", "/config/extension/102", null).status())
                .isEqualTo(404);
    }

    @Test
    public void literalPathsWinOverTypes() throws Exception {
        assertThat(admin("GET", "/config/types", null)
                        .json()
                        .at("/items/0/name")
                        .asText())
                .isEqualTo("extension");
        assertThat(admin("GET", "/config/history", null).json().get("total").asInt())
                .isZero();
        JsonNode schema = admin("GET", "/config/extension/schema", null).json();
        assertThat(schema.get("$schema").asText()).contains("2020-12");
        assertThat(schema.at("/properties/password/x-secret").asText()).isEqualTo("encrypted");
        assertThat(schema.at("/properties/codecs/items/enum/0").asText()).isEqualTo("PCMA");
        assertThat(schema.at("/properties/name/x-label/zh").asText()).isEqualTo("name标签");
        assertThat(schema.get("required").get(0).asText()).isEqualTo("number");
        assertThat(api.as("user", "GET", "/config/types", null)
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    public void bulkIsAllOrNothing() throws Exception {
        String good = "{\"create\":[{\"number\":\"101\"},{\"number\":\"102\"},{\"number\":\"103\"}]}";
        assertThat(admin("POST", "/config/extension/bulk", good)
                        .json()
                        .get("created")
                        .asInt())
                .isEqualTo(3);
        String mixed = "{\"create\":[{\"number\":\"104\"},{\"number\":\"101\"}],"
                + "\"update\":{\"keys\":[\"102\",\"999\"],\"values\":{\"fallback\":\"x\"}},\"delete\":[\"103\"]}";
        ApiServer.Answer refused = admin("POST", "/config/extension/bulk", mixed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("problems"))
                .extracting(p -> p.get("field").asText())
                .containsExactly("create[1].number", "update.999");
        assertThat(admin("GET", "/config/extension", null).json().get("total").asInt())
                .isEqualTo(3);
        String again = "{\"update\":{\"keys\":[\"101\",\"102\"],\"values\":{\"fallback\":\"x\"}},\"delete\":[\"103\"]}";
        assertThat(admin("POST", "/config/extension/bulk", again).status()).isEqualTo(200);
        assertThat(numbers("filter=fallback:x")).containsExactly("101", "102");
        assertThat(api.config.openTransactions()).isZero();
    }

    @Test
    public void aTransactionIsStagedShownValidatedAndCommitted() throws Exception {
        ApiServer.Answer begun = admin("POST", "/config/transactions", "{}");
        assertThat(begun.status()).isEqualTo(201);
        String path = "/config/transactions/" + begun.json().get("id").asText();
        String changes = "[{\"op\":\"create\",\"type\":\"extension\",\"values\":{\"number\":\"101\"}},"
                + "{\"op\":\"patch\",\"type\":\"extension\",\"key\":\"101\",\"values\":{\"name\":\"taken\"}}]";
        assertThat(admin("POST", path + "/changes", changes).status()).isEqualTo(200);
        assertThat(admin("GET", "/config/extension", null).json().get("total").asInt())
                .isZero();
        assertThat(admin("GET", path + "/diff", null).json().at("/0/change").asText())
                .isEqualTo("create");
        assertThat(admin("POST", path + "/validate", null).json().get("valid").asBoolean())
                .isFalse();
        assertThat(admin("POST", path + "/commit", "{\"comment\":\"c\"}").status())
                .isEqualTo(422);
        admin(
                "POST",
                path + "/changes",
                "[{\"op\":\"patch\",\"type\":\"extension\",\"key\":\"101\",\"values\":{\"name\":\"ok\"}}]");
        ApiServer.Answer committed = admin("POST", path + "/commit", "{\"comment\":\"c\",\"confirmWithinSeconds\":60}");
        assertThat(committed.json().get("version").asInt()).isEqualTo(1);
        assertThat(committed.json().get("confirmBy").asText()).isEqualTo("2026-11-21T08:01:00Z");
        assertThat(admin("POST", "/config/transactions/1/confirm", null).status())
                .isEqualTo(200);
        assertThat(admin("GET", path, null).status()).isEqualTo(404);
    }

    @Test
    public void theHistoryIsShownAndRolledBack() throws Exception {
        admin("POST", "/config/extension", ITEM);
        admin("DELETE", "/config/extension/101", null);
        for (String path : List.of("/config/history", "/config/transactions/history", "/config/transactions")) {
            JsonNode history = admin("GET", path, null).json();
            assertThat(history.at("/items/0/version").asInt()).as(path).isEqualTo(2);
            assertThat(history.at("/items/1/author").asText()).isEqualTo("admin");
            assertThat(history.at("/items/1/door").asText()).isEqualTo("rest");
            assertThat(history.at("/items/1/changes/0/key").asText()).isEqualTo("101");
        }
        assertThat(api.as("operator", "POST", "/config/transactions/1/rollback", null)
                        .status())
                .isEqualTo(403);
        JsonNode back = admin("POST", "/config/transactions/1/rollback", null).json();
        assertThat(back.get("rollbackOf").asInt()).isEqualTo(1);
        assertThat(numbers("")).containsExactly("101");
        assertThat(admin("POST", "/config/transactions/77/rollback", null).status())
                .isEqualTo(404);
    }

    @Test
    public void anOperatorSeesNeitherOthersTransactionsNorTypesHeMayNotRead() throws Exception {
        admin("POST", "/config/account", "{\"name\":\"root\"}");
        String id = admin("POST", "/config/transactions", "{}").json().get("id").asText();
        assertThat(api.as("operator", "GET", "/config/transactions/" + id, null).status())
                .isEqualTo(404);
        JsonNode overview =
                api.as("operator", "GET", "/config/transactions", null).json();
        assertThat(overview.get("open")).isEmpty();
        assertThat(overview.at("/items/0/changes")).isEmpty();
        String own = api.as("operator", "POST", "/config/transactions", "{}")
                .json()
                .get("id")
                .asText();
        ApiServer.Answer staged = api.as(
                "operator",
                "POST",
                "/config/transactions/" + own + "/changes",
                "[{\"op\":\"create\",\"type\":\"account\",\"values\":{\"name\":\"me\"}}]");
        assertThat(staged.status()).isEqualTo(404);
    }
}
