package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import javax.annotation.security.PermitAll;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import org.junit.ClassRule;
import org.junit.Test;

public class ProblemApiTest {
    @ClassRule
    public static final ApiServer API = new ApiServer(new Broken());

    /** A resource with a fault. */
    @Path("/broken")
    public static final class Broken {
        @GET
        @PermitAll
        public String get() {
            throw new IllegalStateException("password=hunter2");
        }
    }

    private static ApiServer.Answer post(String body) throws Exception {
        return API.as("admin", "POST", "/config/extension", body);
    }

    private static void refused(ApiServer.Answer answer, int status, String code) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("code").asText()).isEqualTo(code);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().at("/problems/0/text/en").asText()).isNotEmpty();
        assertThat(answer.json().at("/problems/0/text/zh").asText()).isNotEmpty();
    }

    @Test
    public void malformedJsonIsLocated() throws Exception {
        ApiServer.Answer answer = post("{\"number\":\n  oops}");
        refused(answer, 400, "json.malformed");
        assertThat(answer.json().get("detail").asText()).contains("line 2");
        refused(post(""), 400, "json.malformed");
        refused(post("null"), 400, "json.malformed");
        refused(post("{} {}"), 400, "json.malformed");
        refused(post("[]"), 400, "json.malformed");
    }

    @Test
    public void duplicateKeysDeepNestingAndHugeNumbersAreRefused() throws Exception {
        refused(post("{\"number\":\"1\",\"number\":\"2\"}"), 400, "json.malformed");
        refused(post("{\"name\":" + "[".repeat(60) + "]".repeat(60) + "}"), 400, "json.limit");
        refused(post("{\"number\":\"101\",\"ringTime\":123456789012345678901234}"), 400, "json.malformed");
    }

    @Test
    public void typedBodiesRefuseUnknownFieldsAndWrongKinds() throws Exception {
        refused(
                API.send("POST", "/session", null, "{\"user\":\"a\",\"password\":\"b\",\"role\":\"admin\"}"),
                400,
                "field.unknown");
        refused(API.send("POST", "/session", null, "{\"user\":1,\"password\":\"b\"}"), 400, "value.wrong-type");
        refused(API.as("admin", "PUT", "/trace", "{\"enabled\":\"true\"}"), 400, "value.wrong-type");
    }

    @Test
    public void largeBodiesAreRefused() throws Exception {
        char[] much = new char[1_100_000];
        Arrays.fill(much, 'x');
        refused(post("{\"name\":\"" + new String(much) + "\"}"), 413, "body.too-large");
    }

    @Test
    public void unknownPathsMethodsAndMediaTypes() throws Exception {
        refused(API.as("admin", "GET", "/nothing", null), 404, "not.found");
        refused(API.as("admin", "GET", "/config/nothing", null), 404, "not.found");
        ApiServer.Answer method = API.as("admin", "PUT", "/calls", "{}");
        refused(method, 405, "method.unsupported");
        refused(
                API.sendBytes("POST", "/config/extension", API.token("admin"), "<x/>".getBytes(), "application/xml"),
                415,
                "media-type.unsupported");
        refused(API.as("admin", "GET", "/calls", null, "Accept", "text/html"), 406, "accept.unsupported");
    }

    @Test
    public void aFaultInsideTellsAnIdAndNothingElse() throws Exception {
        ApiServer.Answer answer = API.as(null, "GET", "/broken", null);
        refused(answer, 500, "internal");
        assertThat(answer.text()).doesNotContain("hunter2").doesNotContain("IllegalState");
        assertThat(answer.json().get("detail").asText()).containsPattern("[0-9a-f]{12}");
    }
}
