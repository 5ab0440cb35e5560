package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;

/** Figures, alarms, tiles and the card of the system over HTTP. The user's extension is 101. */
public class MonitorApiTest {
    @ClassRule
    public static final ApiServer API = new ApiServer();

    @After
    public void back() {
        API.monitor.away = false;
        API.monitor.done.clear();
    }

    private static JsonNode get(String account, String path) throws Exception {
        ApiServer.Answer answer = API.as(account, "GET", path, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    public void figuresSayTheirStepAndUnitsAndLeaveGaps() throws Exception {
        JsonNode day = get("operator", "/metrics?range=day");
        assertThat(day.get("range").asText()).isEqualTo("day");
        assertThat(day.get("step").asInt()).isEqualTo(60);
        assertThat(day.at("/units/network-in:eth0").asText()).isEqualTo("bytes-per-second");
        assertThat(day.at("/series/network-in:eth0/0").isNull()).isTrue();
        assertThat(day.at("/series/network-in:eth0/1").asDouble()).isEqualTo(1.5);
        assertThat(get("admin", "/metrics").get("step").asInt()).isEqualTo(5);
    }

    @Test
    public void wordsThatAreNoneAreNamed() throws Exception {
        ApiServer.Answer range = API.as("admin", "GET", "/metrics?range=year", null);
        assertThat(range.status()).isEqualTo(422);
        assertThat(range.json().at("/problems/0/field").asText()).isEqualTo("range");
        assertThat(range.text()).contains("hour, day, week");
        ApiServer.Answer state = API.as("admin", "GET", "/extension-states?state=IN_CALL", null);
        assertThat(state.status()).isEqualTo(422);
        assertThat(state.json().at("/problems/0/field").asText()).isEqualTo("state");
        ApiServer.Answer search = API.as("admin", "GET", "/extension-states?search=" + "x".repeat(101), null);
        assertThat(search.json().at("/problems/0/field").asText()).isEqualTo("search");
    }

    @Test
    public void alarmsAreAcknowledgedInTheNameOfTheAccount() throws Exception {
        JsonNode alarm = get("operator", "/alarms").at("/items/0");
        assertThat(alarm.get("severity").asText()).isEqualTo("warning");
        assertThat(alarm.at("/advice/zh").asText()).isEqualTo("请删除");
        assertThat(alarm.get("acknowledgedBy").asText()).isEmpty();
        ApiServer.Answer done = API.as("operator", "POST", "/alarms/storage.low/acknowledge", null);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.json().get("acknowledgedBy").asText()).isEqualTo("operator");
        assertThat(API.as("admin", "POST", "/alarms/none/acknowledge", null).status())
                .isEqualTo(404);
    }

    @Test
    public void whatIsAskedForReachesTheBoard() throws Exception {
        JsonNode found = get("operator", "/extension-states?state=in-call&search=%20Na&offset=5&limit=7");
        assertThat(API.monitor.done).containsExactly("IN_CALL Na 5 7");
        assertThat(found.at("/counts/inCall").asInt()).isEqualTo(2);
        assertThat(found.get("total").asInt()).isEqualTo(2);
        assertThat(found.at("/items/0/state").asText()).isEqualTo("in-call");
        assertThat(found.at("/items/0/contacts/0/rttMillis").isNull()).isTrue();
        assertThat(found.at("/items/1/call/withNumber").asText()).isEqualTo("101");
    }

    @Test
    public void aUserSeesAllOfHisOwnTileAndLittleOfOthers() throws Exception {
        JsonNode items = get("user", "/extension-states").get("items");
        assertThat(items.get(0).at("/call/withNumber").asText()).isEqualTo("102");
        assertThat(items.get(0).at("/contacts/0/address").asText()).startsWith("192.0.2.1");
        checkBrief(items.get(1));
        checkBrief(get("user", "/extension-states/102"));
        assertThat(get("user", "/extension-states/101").get("forwarding").asText())
                .isEqualTo("900");
        assertThat(API.as("user", "GET", "/extension-states/999", null).status())
                .isEqualTo(404);
        assertThat(API.as("billing", "GET", "/extension-states", null).status()).isEqualTo(403);
    }

    private static void checkBrief(JsonNode tile) {
        assertThat(tile.get("number").asText()).isEqualTo("102");
        assertThat(tile.get("state").asText()).isEqualTo("in-call");
        assertThat(tile.get("call").isNull()).isTrue();
        assertThat(tile.get("since").isNull()).isTrue();
        assertThat(tile.get("contacts")).isEmpty();
        assertThat(tile.get("dnd").asBoolean()).isFalse();
        assertThat(tile.get("forwarding").asText()).isEmpty();
    }

    @Test
    public void aUserHearsHowHisOwnCallsSoundOnly() throws Exception {
        assertThat(get("operator", "/calls/quality").get("total").asInt()).isEqualTo(2);
        JsonNode own = get("user", "/calls/quality");
        assertThat(own.get("total").asInt()).isEqualTo(1);
        assertThat(own.at("/items/0/callId").asText()).isEqualTo("call-101");
    }

    @Test
    public void theCardSaysWhatThisIsAndManagesWithoutMonitoring() throws Exception {
        JsonNode system = get("operator", "/system");
        assertThat(system.get("product").asText()).isEqualTo("Strowger");
        assertThat(system.get("hostName").asText()).isEqualTo("pbx");
        assertThat(system.at("/board/model").asText()).isEqualTo("T100");
        assertThat(system.at("/hardware/cores").asInt()).isEqualTo(2);
        assertThat(system.at("/interfaces/0/addresses/0").asText()).isEqualTo("192.0.2.9");
        assertThat(system.at("/ports/0/port").asInt()).isEqualTo(8443);
        assertThat(system.at("/memory/used").asLong())
                .as("what was there before")
                .isPositive();
        API.monitor.away = true;
        JsonNode without = get("operator", "/system");
        assertThat(without.get("hardware").isNull()).isTrue();
        assertThat(without.get("interfaces")).isEmpty();
        assertThat(API.as("admin", "GET", "/alarms", null).status()).isEqualTo(503);
        assertThat(API.as("admin", "GET", "/metrics", null).status()).isEqualTo(503);
        assertThat(API.as("admin", "GET", "/extension-states", null).status()).isEqualTo(503);
    }
}
