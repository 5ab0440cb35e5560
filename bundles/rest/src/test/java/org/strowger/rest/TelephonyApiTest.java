package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallRecord;

public class TelephonyApiTest {
    @Rule
    public final ApiServer api = new ApiServer();

    @Test
    public void callsAreListedOriginatedAndHungUp() throws Exception {
        JsonNode calls = api.as("operator", "GET", "/calls", null).json();
        assertThat(calls.get("total").asInt()).isEqualTo(2);
        assertThat(calls.at("/items/0/state").asText()).isEqualTo("in-script");
        assertThat(calls.at("/items/0/startedAt").asText()).isEqualTo("2026-11-21T08:00:00Z");

        ApiServer.Answer made = api.as("operator", "POST", "/calls", "{\"from\":\"201\",\"to\":\"202\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("id").asText()).isEqualTo("call-new");
        assertThat(made.header("Location")).endsWith("/calls/call-new");
        assertThat(api.as("operator", "DELETE", "/calls/call-102", null).status())
                .isEqualTo(204);
        assertThat(api.telephony.done).containsExactly("originate 201 202", "hangup call-102 CLEARED_BY_ADMIN");
        assertThat(api.as("operator", "DELETE", "/calls/none", null).status()).isEqualTo(404);
    }

    @Test
    public void numbersAreChecked() throws Exception {
        for (String to : new String[] {"", "a b", "1@host", "1\\r\\nX", "1;2", "１"}) {
            assertThat(api.as("admin", "POST", "/calls", "{\"from\":\"201\",\"to\":\"" + to + "\"}")
                            .status())
                    .as(to)
                    .isEqualTo(422);
        }
        assertThat(api.telephony.done).isEmpty();
    }

    @Test
    public void aUserHasOnlyHisOwn() throws Exception {
        assertThat(api.as("user", "GET", "/calls", null).json().at("/items").findValuesAsText("id"))
                .containsExactly("call-101");
        assertThat(api.as("user", "GET", "/calls/call-102", null).status()).isEqualTo(404);
        assertThat(api.as("user", "DELETE", "/calls/call-102", null).status()).isEqualTo(404);
        assertThat(api.as("user", "POST", "/calls", "{\"from\":\"102\",\"to\":\"101\"}")
                        .status())
                .isEqualTo(403);
        assertThat(api.as("user", "DELETE", "/registrations/reg-102", null).status())
                .isEqualTo(404);
        assertThat(api.telephony.done).isEmpty();
        assertThat(api.as("user", "GET", "/registrations", null).json().findValuesAsText("user"))
                .containsExactly("101");
        assertThat(api.as("user", "GET", "/cdr", null).json().findValuesAsText("linkedId"))
                .containsExactly("cdr-101");
        assertThat(api.as("user", "GET", "/cdr?extension=102", null)
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(api.as("user", "GET", "/cdr/cdr-102", null).status()).isEqualTo(404);
        assertThat(api.as("user", "GET", "/cdr/export", null).text()).doesNotContain("cdr-102");
        assertThat(api.as("user", "DELETE", "/calls/call-101", null).status()).isEqualTo(204);
        assertThat(api.telephony.done).containsExactly("hangup call-101 NORMAL_CLEARING");
    }

    @Test
    public void callRecordsAreFilteredAndExported() throws Exception {
        JsonNode one = api.as("billing", "GET", "/cdr/cdr-101", null).json();
        assertThat(one.get("result").asText()).isEqualTo("answered");
        assertThat(one.get("cause").asText()).isEqualTo("normal-clearing");
        assertThat(one.get("talkSeconds").asInt()).isEqualTo(10);

        JsonNode some = api.as("billing", "GET", "/cdr?result=no-answer&from=2026-11-21T00:00:00Z&limit=7", null)
                .json();
        assertThat(some.get("total").asInt()).isEqualTo(1);
        assertThat(api.telephony.lastQuery.result()).isEqualTo(CallRecord.Result.NO_ANSWER);
        assertThat(api.telephony.lastQuery.limit()).isEqualTo(7);
        assertThat(api.as("billing", "GET", "/cdr?result=NO_ANSWER", null).status())
                .isEqualTo(422);
        assertThat(api.as("billing", "GET", "/cdr?from=yesterday", null).status())
                .isEqualTo(422);
        api.as("billing", "GET", "/cdr?minTalkSeconds=90", null);
        assertThat(api.telephony.lastQuery.minTalk()).isEqualTo(90);
        assertThat(api.as("billing", "GET", "/cdr?minTalkSeconds=-1", null)
                        .json()
                        .at("/problems/0/field")
                        .asText())
                .isEqualTo("minTalkSeconds");

        ApiServer.Answer csv = api.as("billing", "GET", "/cdr/export?format=csv", null);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text()).startsWith("id,startedAt").contains(",'=cmd(),").contains("no-answer");
    }

    @Test
    public void aCallRecordLeadsToItsTrace() throws Exception {
        JsonNode list = api.as("operator", "GET", "/cdr", null).json();
        assertThat(list.findValuesAsText("traced")).containsExactly("true", "false");
        assertThat(api.as("operator", "GET", "/cdr/cdr-101", null)
                        .json()
                        .get("traced")
                        .asBoolean())
                .isTrue();

        JsonNode trace = api.as("operator", "GET", "/cdr/cdr-101/trace", null).json();
        assertThat(trace.get("configVersion").asInt()).isEqualTo(17);
        assertThat(trace.at("/steps/0/at").asText()).isEqualTo("2026-11-21T08:00:00.123456Z");
        assertThat(trace.at("/steps/0/rule").isNull()).isTrue();
        assertThat(trace.at("/steps/1/kind").asText()).isEqualTo("routing");
        assertThat(trace.at("/steps/1/rule/type").asText()).isEqualTo("forwarding");
        assertThat(trace.at("/steps/1/summary/zh").asText()).isEqualTo("zh");
        assertThat(api.as("admin", "GET", "/calls/call-101/trace?since=1", null)
                        .json()
                        .findValuesAsText("n"))
                .containsExactly("2");

        ApiServer.Answer pcap = api.as("admin", "GET", "/cdr/cdr-101/trace.pcap", null);
        assertThat(pcap.header("Content-Type")).isEqualTo("application/vnd.tcpdump.pcap");
        assertThat(pcap.header("Content-Disposition")).isEqualTo("attachment; filename=\"call-cdr-101.pcap\"");
        assertThat(pcap.text()).isEqualTo("\u0001\u0002\u0003");
    }

    @Test
    public void aTraceThatIsNotThereIsSaidSo() throws Exception {
        assertThat(api.as("admin", "GET", "/cdr/cdr-102/trace", null).status()).isEqualTo(404);
        assertThat(api.as("admin", "GET", "/cdr/cdr-102/trace.pcap", null).status())
                .isEqualTo(404);
        assertThat(api.as("admin", "GET", "/calls/call-9/trace", null).status()).isEqualTo(404);
        assertThat(api.as("admin", "GET", "/cdr/cdr-101/trace?since=x", null).status())
                .isEqualTo(422);
        assertThat(api.as("user", "GET", "/cdr/cdr-101/trace", null).status()).isEqualTo(403);
        assertThat(api.as("billing", "GET", "/cdr/cdr-101/trace.pcap", null).status())
                .isEqualTo(403);
        assertThat(api.as("user", "GET", "/calls/call-101/trace", null).status())
                .isEqualTo(403);
    }

    @Test
    public void aListGoesOnBehindItsLastRow() throws Exception {
        JsonNode first = api.as("billing", "GET", "/cdr?search=Ali", null).json();
        assertThat(first.get("totalExact").asBoolean()).isFalse();
        assertThat(first.get("next").asText()).isEqualTo("next-page");
        assertThat(api.telephony.lastQuery.search()).isEqualTo("Ali");
        api.as("billing", "GET", "/cdr?cursor=next-page", null);
        assertThat(api.telephony.lastQuery.after()).isEqualTo("next-page");
        assertThat(api.as("billing", "GET", "/cdr?cursor=next-page&offset=5", null)
                        .status())
                .isEqualTo(422);
    }

    @Test
    public void registrationsAndTrace() throws Exception {
        JsonNode all =
                api.as("operator", "GET", "/registrations?user=102", null).json();
        assertThat(all.at("/items/0/transport").asText()).isEqualTo("udp");
        assertThat(api.as("operator", "DELETE", "/registrations/reg-102", null).status())
                .isEqualTo(204);
        assertThat(api.as("admin", "PUT", "/trace", "{\"enabled\":true}")
                        .json()
                        .get("enabled")
                        .asBoolean())
                .isTrue();
        assertThat(api.as("admin", "PUT", "/trace", "{}").status()).isEqualTo(422);
    }

    @Test
    public void theSystemTellsAboutItself() throws Exception {
        JsonNode system = api.as("operator", "GET", "/system", null).json();
        assertThat(system.get("version").asText()).isEqualTo("test");
        assertThat(system.at("/counts/calls").asInt()).isEqualTo(2);
        assertThat(system.at("/memory/used").asLong()).isPositive();
        assertThat(system.get("status").asText()).isEqualTo("starting");
        assertThat(system.get("components").findValuesAsText("name"))
                .contains("store", "config", "plugins", "sip", "media", "calls", "accounts", "rest", "https");
    }

    @Test
    public void theBoardTellsWhatItIsAndWhy() throws Exception {
        JsonNode board = api.as("operator", "GET", "/board", null).json();
        assertThat(board.get("model").asText()).isEqualTo("T100");
        assertThat(board.get("state").asText()).isEqualTo("no-driver");
        assertThat(board.at("/reason/zh").asText()).isEqualTo("没有驱动");
        assertThat(board.at("/limits/extensions").asInt()).isEqualTo(100);
        assertThat(board.at("/candidates/0/matches").asBoolean()).isFalse();
        assertThat(board.at("/slots/0/ports/0/id").asText()).isEqualTo("main/1/1");
        assertThat(board.at("/slots/0/ports/0/state").asText()).isEqualTo("off-hook");
    }
}
