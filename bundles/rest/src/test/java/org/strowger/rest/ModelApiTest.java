package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** What pages that are made from the model live on. */
public class ModelApiTest {
    @Rule
    public final ApiServer api = new ApiServer();

    private ApiServer.Answer admin(String method, String path, String body) throws Exception {
        return api.as("admin", method, path, body);
    }

    private void item(String number, String name) throws Exception {
        String body = "{\"number\":\"" + number + "\",\"name\":\"" + name + "\",\"password\":\"s3cret\"}";
        assertThat(admin("POST", "/config/extension", body).status()).isEqualTo(201);
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> out = new ArrayList<>();
        array.forEach(node -> out.add(node.get(field).asText()));
        return out;
    }

    @Test
    public void theSchemaHasHintsForForms() throws Exception {
        JsonNode schema = admin("GET", "/config/extension/schema", null).json();
        assertThat(schema.get("x-title-field").asText()).isEqualTo("name");
        assertThat(schema.get("x-icon").asText()).isEqualTo("phone");
        assertThat(schema.get("x-menu").asText()).isEqualTo("phone");
        assertThat(schema.at("/x-empty/zh").asText()).isEqualTo("请添加");
        assertThat(schema.at("/x-bulk-add/key").asText()).isEqualTo("number");
        assertThat(schema.at("/x-bulk-add/series/0").asText()).isEqualTo("callerId");
        JsonNode fields = schema.get("properties");
        assertThat(fields.at("/password/x-widget").asText()).isEqualTo("password-generate");
        assertThat(fields.at("/codecs/x-importance").asText()).isEqualTo("advanced");
        assertThat(fields.at("/ringTime/x-visible-when").asText()).isEqualTo("enabled");
        assertThat(fields.at("/ringTime/x-unit").asText()).isEqualTo("s");
        assertThat(fields.at("/name/x-personal").asBoolean()).isTrue();
        assertThat(fields.get("enabled").has("x-importance")).isFalse();
        assertThat(fields.get("enabled").has("x-placeholder")).isFalse();
        JsonNode plain = admin("GET", "/config/account/schema", null).json();
        assertThat(plain.has("x-help")).isFalse();
        assertThat(plain.has("x-bulk-add")).isFalse();
    }

    private ApiServer.Answer validate(String mode, String key, String values, String query) throws Exception {
        String named = key == null ? "" : "\"key\":\"" + key + "\",";
        String body = "{" + named + "\"mode\":\"" + mode + "\",\"values\":" + values + "}";
        return admin("POST", "/config/extension/validate" + query, body);
    }

    @Test
    public void anItemIsCheckedWhileItIsTyped() throws Exception {
        item("101", "Ann");
        assertThat(validate("create", null, "{\"number\":\"102\"}", "")
                        .json()
                        .get("valid")
                        .asBoolean())
                .isTrue();
        JsonNode exists = validate("create", null, "{\"number\":\"101\"}", "").json();
        assertThat(exists.get("valid").asBoolean()).isFalse();
        assertThat(exists.at("/problems/0/field").asText()).isEqualTo("number");
        JsonNode taken = validate("update", "101", "{\"name\":\"taken\"}", "").json();
        assertThat(taken.at("/problems/0/code").asText()).isEqualTo("name.taken");
        assertThat(taken.at("/problems/0/field").asText()).isEqualTo("name");
        assertThat(taken.at("/problems/0/text/zh").asText()).isNotEmpty();
        assertThat(validate("update", "999", "{}", "").status()).isEqualTo(404);
        assertThat(validate("upsert", "101", "{}", "").status()).isEqualTo(422);
        assertThat(admin("POST", "/config/extension/validate", "{\"mode\":\"update\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.config.openTransactions()).isZero();
        assertThat(admin("GET", "/config/extension", null).json().get("total").asInt())
                .isEqualTo(1);
    }

    @Test
    public void whatIsStagedCountsWhenItIsAskedFor() throws Exception {
        String id = admin("POST", "/config/transactions", "{}").json().get("id").asText();
        String changes = "[{\"op\":\"create\",\"type\":\"extension\",\"values\":{\"number\":\"101\"}},"
                + "{\"op\":\"create\",\"type\":\"extension\",\"values\":{\"number\":\"102\"}}]";
        admin("POST", "/config/transactions/" + id + "/changes", changes);
        String on = "?transaction=" + id;
        assertThat(validate("update", "101", "{}", "").status()).isEqualTo(404);
        assertThat(validate("update", "101", "{}", on).json().get("valid").asBoolean())
                .isTrue();
        JsonNode taken = validate("update", "101", "{\"name\":\"taken\"}", on).json();
        assertThat(taken.at("/problems/0/field").asText()).isEqualTo("name");
        assertThat(admin("GET", "/config/transactions/" + id + "/diff", null).text())
                .doesNotContain("taken");
        assertThat(validate("create", null, "{\"number\":\"103\"}", "?transaction=none")
                        .status())
                .isEqualTo(404);
        assertThat(api.as(
                                "operator",
                                "POST",
                                "/config/extension/validate" + on,
                                "{\"mode\":\"create\",\"values\":{\"number\":\"103\"}}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    public void onlyWhoMayChangeATypeMayTryItOut() throws Exception {
        String body = "{\"mode\":\"create\",\"values\":{\"number\":\"101\"}}";
        assertThat(api.as("operator", "POST", "/config/extension/validate", body)
                        .status())
                .isEqualTo(200);
        assertThat(api.as("user", "POST", "/config/extension/validate", body).status())
                .isEqualTo(403);
        assertThat(api.as("billing", "POST", "/config/extension/validate", body).status())
                .isEqualTo(404);
    }

    @Test
    public void referencesAreChosenByTheirNames() throws Exception {
        item("101", "Ann");
        item("102", "Bea Annis");
        item("103", "Cia");
        JsonNode found = admin("GET", "/config/extension/options?search=ann&limit=1", null)
                .json();
        assertThat(found.get("total").asInt()).isEqualTo(2);
        assertThat(found.at("/items/0/label").asText()).isEqualTo("101 Ann");
        assertThat(found.at("/items/0/value").asText()).isEqualTo("101");
        JsonNode chosen = admin("GET", "/config/extension/options?values=103,999,101", null)
                .json()
                .get("items");
        assertThat(texts(chosen, "value")).containsExactly("103", "101");
        assertThat(api.as("user", "GET", "/config/extension/options", null)
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.as("operator", "GET", "/config/account/options", null).status())
                .isEqualTo(404);
    }

    @Test
    public void destinationsAreChosenOverAllKinds() throws Exception {
        item("101", "Ann");
        item("102", "Bea");
        JsonNode all = api.as("operator", "GET", "/config/destinations", null).json();
        assertThat(texts(all.get("items"), "value"))
                .containsExactly("extension:101", "extension:102", "hangup", "number:");
        assertThat(all.at("/items/0/label/en").asText()).isEqualTo("101 Ann");
        assertThat(all.at("/items/0/kindLabel/zh").asText()).isEqualTo("分机");
        assertThat(all.at("/items/3/pattern").asText()).isEqualTo("[0-9]+");
        JsonNode bea = admin("GET", "/config/destinations?search=bea", null).json();
        assertThat(texts(bea.get("items"), "value")).containsExactly("extension:102");
        JsonNode kind = admin("GET", "/config/destinations?search=extension%20ann", null)
                .json();
        assertThat(texts(kind.get("items"), "value")).containsExactly("extension:101");
        JsonNode only = admin("GET", "/config/destinations?kind=hangup", null).json();
        assertThat(texts(only.get("items"), "value")).containsExactly("hangup");
        JsonNode chosen = admin("GET", "/config/destinations?values=number:555,extension:102,nothing:1", null)
                .json();
        assertThat(texts(chosen.get("items"), "value")).containsExactly("number:555", "extension:102");
        assertThat(api.as("user", "GET", "/config/destinations", null).status()).isEqualTo(403);
    }

    private List<String> numbers(String filter) throws Exception {
        String encoded = URLEncoder.encode(filter, StandardCharsets.UTF_8);
        return texts(
                admin("GET", "/config/extension?filter=" + encoded, null).json().get("items"), "number");
    }

    @Test
    public void filtersHaveOperators() throws Exception {
        admin(
                "POST",
                "/config/extension",
                "{\"number\":\"98\",\"name\":\"Ann\",\"ringTime\":20,\"codecs\":[\"PCMA\"]}");
        admin("POST", "/config/extension", "{\"number\":\"101\",\"name\":\"Joanna\",\"ringTime\":30}");
        admin("POST", "/config/extension", "{\"number\":\"102\",\"name\":\"\",\"ringTime\":40,\"codecs\":[\"PCMU\"]}");
        assertThat(numbers("name:ann")).containsExactly("98");
        assertThat(numbers("name~ANN")).containsExactlyInAnyOrder("98", "101");
        assertThat(numbers("name|ann|joanna")).containsExactlyInAnyOrder("98", "101");
        assertThat(numbers("name?")).containsExactly("102");
        assertThat(numbers("name!")).containsExactlyInAnyOrder("98", "101");
        assertThat(numbers("codecs?")).containsExactly("101");
        assertThat(numbers("codecs|pcmu|g722")).containsExactly("102");
        assertThat(numbers("ringTime>=30")).containsExactlyInAnyOrder("101", "102");
        assertThat(numbers("ringTime<30")).containsExactly("98");
        assertThat(numbers("number>98")).containsExactlyInAnyOrder("101", "102");
        assertThat(numbers("number<=101")).containsExactlyInAnyOrder("98", "101");
        for (String wrong : List.of("name%23x", "ringTime%3E%3Dx", "password~x", "%3Ax")) {
            assertThat(admin("GET", "/config/extension?filter=" + wrong, null).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    public void aSearchIsForAllWordsInWhatPeopleWrote() throws Exception {
        admin(
                "POST",
                "/config/extension",
                "{\"number\":\"101\",\"name\":\"Ann Lee\",\"password\":\"pcmaword\",\"codecs\":[\"PCMA\"]}");
        for (String hit : List.of("ann", "lee%20101", "ANN%20lee")) {
            assertThat(admin("GET", "/config/extension?search=" + hit, null)
                            .json()
                            .get("total")
                            .asInt())
                    .as(hit)
                    .isEqualTo(1);
        }
        for (String miss : List.of("ann%20102", "pcma", "true")) {
            assertThat(admin("GET", "/config/extension?search=" + miss, null)
                            .json()
                            .get("total")
                            .asInt())
                    .as(miss)
                    .isZero();
        }
    }

    private ApiServer.Answer bulk(String body) throws Exception {
        return admin("POST", "/config/extension/bulk", body);
    }

    @Test
    public void manyAreAddedThatDifferByTheirNumbers() throws Exception {
        String body = "{\"series\":{\"first\":\"098\",\"count\":3,\"values\":{\"ringTime\":25},"
                + "\"steps\":{\"callerId\":{\"first\":\"0215\",\"step\":2}}}}";
        JsonNode done = bulk(body).json();
        assertThat(done.get("created").asInt()).isEqualTo(3);
        assertThat(texts(done.get("generated"), "key")).containsExactly("098", "099", "100");
        assertThat(done.at("/generated/0/value").asText()).isEqualTo("made-098");
        JsonNode last = admin("GET", "/config/extension/100", null).json();
        assertThat(last.get("callerId").asText()).isEqualTo("0219");
        assertThat(last.get("ringTime").asInt()).isEqualTo(25);

        JsonNode fixed =
                bulk("{\"series\":{\"first\":\"201\",\"count\":2,\"steps\":{\"callerId\":{\"first\":\"55\",\"step\":0}}}}")
                        .json();
        assertThat(fixed.get("created").asInt()).isEqualTo(2);
        assertThat(admin("GET", "/config/extension/202", null)
                        .json()
                        .get("callerId")
                        .asText())
                .isEqualTo("55");
    }

    @Test
    public void aRangeThatCollidesIsToldNumberByNumber() throws Exception {
        item("102", "Ann");
        ApiServer.Answer refused = bulk(
                "{\"series\":{\"first\":\"101\",\"count\":3,\"values\":{\"ringTime\":1}},\"create\":[{\"number\":\"103\"}]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(texts(refused.json().get("problems"), "field"))
                .containsExactly("series.102.number", "series.103.number");
        assertThat(admin("GET", "/config/extension", null).json().get("total").asInt())
                .isEqualTo(1);
        assertThat(api.config.openTransactions()).isZero();
    }

    @Test
    public void aSeriesIsTriedWithoutBeingMade() throws Exception {
        JsonNode tried = bulk("{\"series\":{\"first\":\"101\",\"count\":3},\"dryRun\":true}")
                .json();
        assertThat(tried.get("created").asInt()).isEqualTo(3);
        assertThat(tried.get("version").asInt()).isZero();
        assertThat(tried.get("generated")).isEmpty();
        assertThat(admin("GET", "/config/extension", null).json().get("total").asInt())
                .isZero();
        assertThat(api.config.openTransactions()).isZero();
    }

    @Test
    public void whatCannotBeASeriesIsRefused() throws Exception {
        for (String wrong : List.of(
                "\"first\":\"x\",\"count\":3",
                "\"first\":\"998\",\"count\":3",
                "\"first\":\"101\",\"count\":0",
                "\"first\":\"101\",\"count\":10001",
                "\"first\":\"101\",\"count\":1,\"values\":{\"name\":\"Ann\"}",
                "\"first\":\"101\",\"count\":1,\"steps\":{\"fallback\":{\"first\":\"1\",\"step\":1}}",
                "\"first\":\"101\",\"count\":1,\"steps\":{\"callerId\":{\"first\":\"x\",\"step\":1}}",
                "\"first\":\"101\",\"count\":2,\"steps\":{\"callerId\":{\"first\":\"9\",\"step\":1}}")) {
            assertThat(bulk("{\"series\":{" + wrong + "}}").status()).as(wrong).isEqualTo(422);
        }
        assertThat(admin("POST", "/config/prompt/bulk", "{\"series\":{\"first\":\"1\",\"count\":1}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    public void whatIsPersonalIsNotSetForMany() throws Exception {
        item("101", "Ann");
        ApiServer.Answer refused = bulk("{\"update\":{\"keys\":[\"101\"],\"values\":{\"name\":\"Bea\"}}}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("code").asText()).isEqualTo("field.personal");
        assertThat(refused.json().at("/problems/0/field").asText()).isEqualTo("update.values.name");
    }

    private String staged(String name) throws Exception {
        String path = "/config/transactions/"
                + admin("POST", "/config/transactions", "{}").json().get("id").asText();
        admin(
                "POST",
                path + "/changes",
                "[{\"op\":\"patch\",\"type\":\"extension\",\"key\":\"101\",\"values\":{\"name\":\"" + name + "\"}}]");
        return path;
    }

    @Test
    public void whoeverChangedTheSameIsShownFieldByField() throws Exception {
        item("101", "Ann");
        String path = staged("disputed");
        JsonNode open = admin("GET", "/config/transactions", null).json().at("/open/0");
        assertThat(open.get("changes").asInt()).isEqualTo(1);
        assertThat(open.get("outdated").asBoolean()).isTrue();

        ApiServer.Answer refused = admin("POST", path + "/commit", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").asText()).isEqualTo("commit.conflict");
        JsonNode conflict = refused.json().at("/conflicts/0");
        assertThat(conflict.get("by").asText()).isEqualTo("bob");
        assertThat(conflict.get("mine").asText()).isEqualTo("update");
        assertThat(conflict.at("/label/en").asText()).isEqualTo("Extension: 101 Ann");
        assertThat(conflict.at("/fields/0/base").asText()).isEqualTo("Ann");
        assertThat(conflict.at("/fields/0/theirs").asText()).isEqualTo("Cia");
        assertThat(conflict.at("/fields/0/label/zh").asText()).isEqualTo("name标签");
        assertThat(admin("GET", path + "/conflicts", null).json())
                .isEqualTo(refused.json().get("conflicts"));

        assertThat(admin("POST", path + "/rebase", "{}").status()).isEqualTo(409);
        assertThat(admin("POST", path + "/rebase", "{\"take\":\"both\"}").status())
                .isEqualTo(422);
        JsonNode after =
                admin("POST", path + "/rebase", "{\"take\":\"theirs\"}").json();
        assertThat(after.at("/0/after/name").asText()).isEqualTo("Cia");
        assertThat(admin("POST", path + "/commit", "{}").status()).isEqualTo(200);
    }

    @Test
    public void differencesSayInWordsWhatDiffers() throws Exception {
        item("101", "Ann");
        String path = staged("Bea");
        JsonNode difference = admin("GET", path + "/diff", null).json().get(0);
        assertThat(difference.at("/label/en").asText()).isEqualTo("Extension: 101 Bea");
        assertThat(difference.at("/typeLabel/zh").asText()).isEqualTo("分机");
        assertThat(difference.get("fields")).hasSize(1);
        assertThat(difference.at("/fields/0/before").asText()).isEqualTo("Ann");
        assertThat(difference.at("/fields/0/after").asText()).isEqualTo("Bea");

        JsonNode created = admin("GET", "/config/history", null).json().at("/items/0/changes/0");
        assertThat(texts(created.get("fields"), "field")).containsExactlyInAnyOrder("number", "name", "password");
        assertThat(created.get("fields").toString()).doesNotContain("s3cret");

        assertThat(admin("DELETE", path + "/changes?type=extension&key=101", null)
                        .json())
                .isEmpty();
    }

    @Test
    public void twoVersionsAreCompared() throws Exception {
        item("101", "Ann");
        admin("PATCH", "/config/extension/101", "{\"name\":\"Bea\"}");
        admin("POST", "/config/account", "{\"name\":\"root\"}");
        assertThat(admin("GET", "/config/history/1/diff/3", null).json()).hasSize(2);
        JsonNode shown =
                api.as("operator", "GET", "/config/history/1/diff/3", null).json();
        assertThat(texts(shown, "type")).containsExactly("extension");
        assertThat(admin("GET", "/config/history/1/diff/99", null).status()).isEqualTo(404);
    }

    @Test
    public void theHistoryIsFilteredAndKeepsSecretsOfTypes() throws Exception {
        item("101", "Ann");
        admin("POST", "/config/account", "{\"name\":\"root\"}");
        api.as("operator", "PATCH", "/config/extension/101", "{\"name\":\"Bea\"}");
        JsonNode operators =
                admin("GET", "/config/history?account=operator", null).json();
        assertThat(operators.get("total").asInt()).isEqualTo(1);
        assertThat(admin("GET", "/config/history?type=account", null)
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        JsonNode seen = api.as("operator", "GET", "/config/history", null).json();
        assertThat(texts(seen.get("items"), "version")).containsExactly("3", "1");
        assertThat(api.as("operator", "GET", "/config/history/2", null).status())
                .isEqualTo(404);
        assertThat(admin("GET", "/config/history?from=yesterday", null).status())
                .isEqualTo(422);
    }

    @Test
    public void whatWaitsToBeConfirmedIsShown() throws Exception {
        item("101", "Ann");
        admin("POST", staged("Bea") + "/commit", "{\"confirmWithinSeconds\":60}");
        JsonNode pending = admin("GET", "/config/transactions", null).json().at("/pending/0");
        assertThat(pending.get("version").asInt()).isEqualTo(2);
        assertThat(pending.get("confirmBy").asText()).isEqualTo("2026-11-21T08:01:00Z");
        assertThat(pending.get("secondsLeft").asInt()).isBetween(1, 60);
    }

    @Test
    public void theWizardLeadsOnAndRemembers() throws Exception {
        JsonNode begun = admin("GET", "/wizard", null).json();
        assertThat(begun.get("finished").asBoolean()).isFalse();
        assertThat(begun.get("current").asText()).isEqualTo("region");
        assertThat(begun.at("/steps/0/kind").asText()).isEqualTo("type");
        assertThat(begun.at("/steps/0/state").asText()).isEqualTo("open");
        assertThat(admin("POST", "/wizard/steps/region/skip", null)
                        .json()
                        .at("/steps/0/state")
                        .asText())
                .isEqualTo("skipped");
        assertThat(admin("POST", "/wizard/steps/region/done", null)
                        .json()
                        .get("current")
                        .asText())
                .isEmpty();
        assertThat(admin("POST", "/wizard/finish", null).json().get("finished").asBoolean())
                .isTrue();
        assertThat(admin("POST", "/wizard/restart", null).json().get("current").asText())
                .isEqualTo("region");
        assertThat(admin("POST", "/wizard/steps/nowhere/done", null).status()).isEqualTo(404);
        api.extras.wizard = null;
        assertThat(admin("GET", "/wizard", null).status()).isEqualTo(503);
    }

    @Test
    public void whoAsksForNoLanguageGetsTheRegions() throws Exception {
        assertThat(admin("GET", "/config/nothing", null).json().get("title").asText())
                .isEqualTo("Not found");
        api.config.keep("region", "default", java.util.Map.of("language", "zh"));
        assertThat(admin("GET", "/config/nothing", null).json().get("detail").asText())
                .startsWith("没有");
        assertThat(api.as("admin", "GET", "/config/nothing", null, "Accept-Language", "en")
                        .json()
                        .get("detail")
                        .asText())
                .startsWith("There is no");
    }
}
