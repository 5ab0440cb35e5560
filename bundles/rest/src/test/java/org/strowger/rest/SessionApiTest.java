package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.Rule;
import org.junit.Test;

public class SessionApiTest {
    private static final String GOOD = "{\"user\":\"admin\",\"password\":\"secret\"}";

    @Rule
    public final ApiServer api = new ApiServer();

    @Test
    public void signingInGivesTokenAndCookie() throws Exception {
        ApiServer.Answer answer = api.send("POST", "/session", null, GOOD);

        assertThat(answer.status()).isEqualTo(200);
        JsonNode json = answer.json();
        assertThat(json.get("token").asText()).isNotEmpty();
        assertThat(json.get("csrf").asText()).isNotEmpty();
        assertThat(json.get("role").asText()).isEqualTo("admin");
        assertThat(json.get("expiresIn").asLong()).isPositive();
        assertThat(answer.header("Set-Cookie"))
                .startsWith("__Host-strowger-session=" + json.get("token").asText())
                .contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("Strict-Transport-Security")).contains("max-age");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    public void wrongPasswordIsAProblemInTheLanguageOfTheCaller() throws Exception {
        String body = "{\"user\":\"admin\",\"password\":\"wrong\"}";
        ApiServer.Answer answer = api.send("POST", "/session", null, body, "Accept-Language", "zh-CN,zh;q=0.9");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("detail").asText()).isEqualTo("用户名或密码错误。");
        assertThat(answer.json().at("/problems/0/text/en").asText()).isEqualTo("Wrong name or password.");
        assertThat(answer.json().get("code").asText()).isEqualTo("login.failed");
        assertThat(answer.text()).doesNotContain("wrong\"");
    }

    @Test
    public void tooManyTriesAre429() throws Exception {
        assertThat(api.send("POST", "/session", null, "{\"user\":\"throttled\",\"password\":\"x\"}")
                        .status())
                .isEqualTo(429);
    }

    @Test
    public void signingOutEndsTheSession() throws Exception {
        String token = api.token("operator");
        assertThat(api.send("GET", "/session", token, null).json().get("user").asText())
                .isEqualTo("operator");
        assertThat(api.send("DELETE", "/session", token, null).status()).isEqualTo(204);
        assertThat(api.send("GET", "/session", token, null).status()).isEqualTo(401);
    }

    @Test
    public void aChangeWithTheCookieNeedsTheCsrfToken() throws Exception {
        JsonNode session = api.send("POST", "/session", null, GOOD).json();
        String cookie = "__Host-strowger-session=" + session.get("token").asText();
        String csrf = session.get("csrf").asText();
        String item = "{\"number\":\"150\"}";

        assertThat(api.send("GET", "/session", null, null, "Cookie", cookie).status())
                .isEqualTo(200);
        ApiServer.Answer without = api.send("POST", "/config/extension", null, item, "Cookie", cookie);
        assertThat(without.status()).isEqualTo(403);
        assertThat(without.json().get("code").asText()).isEqualTo("csrf.missing");
        assertThat(api.send("POST", "/config/extension", null, item, "Cookie", cookie, "X-CSRF-Token", "no")
                        .status())
                .isEqualTo(403);
        assertThat(api.send(
                                "POST",
                                "/config/extension",
                                null,
                                item,
                                "Cookie",
                                cookie,
                                "X-CSRF-Token",
                                csrf,
                                "Origin",
                                "https://evil.example")
                        .json()
                        .get("code")
                        .asText())
                .isEqualTo("origin.foreign");
        assertThat(api.send(
                                "POST",
                                "/config/extension",
                                null,
                                item,
                                "Cookie",
                                cookie,
                                "X-CSRF-Token",
                                csrf,
                                "Origin",
                                "https://" + api.host())
                        .status())
                .isEqualTo(201);
    }

    @Test
    public void signingInFromAForeignPageIsRefused() throws Exception {
        assertThat(api.send("POST", "/session", null, GOOD, "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(api.send("POST", "/session", null, GOOD, "Origin", "null").status())
                .isEqualTo(403);
    }

    @Test
    public void emptyNamesAreRefusedWithTheField() throws Exception {
        ApiServer.Answer answer = api.send("POST", "/session", null, "{\"user\":\"\",\"password\":\"x\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/problems/0/field").asText()).isEqualTo("user");
    }

    @Test
    public void aLinkCannotBecomeAChange() throws Exception {
        api.as("admin", "POST", "/config/extension", "{\"number\":\"150\"}");
        assertThat(api.as("admin", "GET", "/config/extension/150?_method=DELETE", null)
                        .status())
                .isEqualTo(400);
        assertThat(api.as("admin", "GET", "/config/extension/150", null, "X-HTTP-Method-Override", "DELETE")
                        .status())
                .isEqualTo(400);
        assertThat(api.as("admin", "GET", "/config/extension/150", null).status())
                .isEqualTo(200);
    }
}
