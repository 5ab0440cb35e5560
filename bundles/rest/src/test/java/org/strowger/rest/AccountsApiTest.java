package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Role;
import org.strowger.api.accounts.Scope;
import org.strowger.api.audit.AuditEntry;

public class AccountsApiTest {
    @Rule
    public final ApiServer api = new ApiServer();

    private AuditEntry lastEntry() {
        return api.audit.entries.get(api.audit.entries.size() - 1);
    }

    @Test
    public void whoMustSetUpASecondFactorCanDoNothingElse() throws Exception {
        api.gate.required.add("operator");
        String token = api.token("operator");
        assertThat(api.send("GET", "/session", token, null)
                        .json()
                        .get("mustSetUpTotp")
                        .asBoolean())
                .isTrue();
        ApiServer.Answer refused = api.send("GET", "/config/types", token, null);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("code").asText()).isEqualTo("totp.set-up-required");
        assertThat(api.send("GET", "/tokens", token, null).status()).isEqualTo(403);
        assertThat(api.send("GET", "/events", token, null).status()).isEqualTo(403);

        assertThat(api.send("POST", "/account/totp", token, null)
                        .json()
                        .get("uri")
                        .asText())
                .startsWith("otpauth://");
        assertThat(api.send("POST", "/account/totp/confirm", token, "{\"code\":\"000000\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.send("POST", "/account/totp/confirm", token, "{\"code\":\"123456\"}")
                        .json()
                        .get("recoveryCodes"))
                .isNotEmpty();
        assertThat(api.send("GET", "/config/types", token, null).status()).isEqualTo(200);
        assertThat(api.send("GET", "/account", token, null).json().get("totp").asBoolean())
                .isTrue();
    }

    @Test
    public void turningItOffNeedsThePasswordOrAnAdministrator() throws Exception {
        api.as("operator", "POST", "/account/totp/confirm", "{\"code\":\"123456\"}");
        assertThat(api.as("operator", "DELETE", "/account/totp", "{\"password\":\"no\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.as("billing", "DELETE", "/accounts/operator/totp", null).status())
                .isEqualTo(403);
        assertThat(api.as("admin", "DELETE", "/accounts/operator/totp", null).status())
                .isEqualTo(204);
        assertThat(api.as("operator", "DELETE", "/account/totp", "{\"password\":\"secret\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    public void nobodyChoosesHisRole() throws Exception {
        assertThat(api.as("operator", "PATCH", "/account", "{\"language\":\"zh\",\"role\":\"admin\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.as("operator", "PATCH", "/account", "{\"language\":\"zh\"}")
                        .json()
                        .get("role")
                        .asText())
                .isEqualTo("operator");
        assertThat(api.send("POST", "/session", null, "{\"user\":\"user\",\"password\":\"secret\",\"role\":\"admin\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.as("operator", "POST", "/tokens", "{\"name\":\"x\",\"scopes\":[\"read\"],\"account\":\"admin\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    public void oneSeesAndEndsOnesOwnSessionsOnly() throws Exception {
        api.token("admin");
        String operator = api.token("operator");
        JsonNode own = api.send("GET", "/sessions", operator, null).json();
        assertThat(own.get("total").asInt()).isEqualTo(1);
        assertThat(own.at("/items/0/current").asBoolean()).isTrue();
        assertThat(own.toString()).doesNotContain(operator);
        JsonNode all = api.as("admin", "GET", "/sessions", null).json();
        assertThat(all.get("total").asInt()).isEqualTo(2);
        String adminsId = null;
        for (JsonNode item : all.get("items")) {
            adminsId = item.get("account").asText().equals("admin")
                    ? item.get("id").asText()
                    : adminsId;
        }
        assertThat(api.send("DELETE", "/sessions/" + adminsId, operator, null).status())
                .isEqualTo(404);
        assertThat(api.send("DELETE", "/sessions/none", operator, null).status())
                .isEqualTo(404);
        String id = own.at("/items/0/id").asText();
        assertThat(api.as("admin", "DELETE", "/sessions/" + id, null).status()).isEqualTo(204);
        assertThat(api.send("GET", "/session", operator, null).status()).isEqualTo(401);
    }

    @Test
    public void tokensAreOnesOwnAndTheirSecretIsShownOnce() throws Exception {
        ApiServer.Answer made = api.as(
                "operator",
                "POST",
                "/tokens",
                "{\"name\":\"export\",\"scopes\":[\"read\"],\"expires\":\"2030-01-01T00:00:00Z\"}");
        assertThat(made.status()).isEqualTo(201);
        String id = made.json().get("id").asText();
        String secret = made.json().get("token").asText();
        assertThat(secret).startsWith("swt_");
        String list = api.as("operator", "GET", "/tokens", null).text();
        assertThat(list).contains("export").doesNotContain("\"token\"");
        assertThat(api.as("billing", "GET", "/tokens", null).json().get("total").asInt())
                .isZero();
        assertThat(api.as("billing", "DELETE", "/tokens/" + id, null).status()).isEqualTo(404);
        assertThat(api.send("GET", "/cdr", secret, null).status()).isEqualTo(200);
        assertThat(api.as("admin", "DELETE", "/tokens/" + id, null).status()).isEqualTo(204);
        ApiServer.Answer after = api.send("GET", "/cdr", secret, null);
        assertThat(after.status()).isEqualTo(401);
        assertThat(after.json().get("code").asText()).isEqualTo("token.invalid");
        assertThat(api.as("user", "POST", "/tokens", "{}").status()).isEqualTo(403);
    }

    @Test
    public void wrongScopesAndTimesNameTheField() throws Exception {
        assertThat(api.as("admin", "POST", "/tokens", "{\"name\":\"x\",\"scopes\":[\"root\"]}")
                        .json()
                        .at("/problems/0/field")
                        .asText())
                .isEqualTo("scopes");
        assertThat(api.as("admin", "POST", "/tokens", "{\"name\":\"x\",\"scopes\":[\"read\"],\"expires\":\"soon\"}")
                        .json()
                        .at("/problems/0/field")
                        .asText())
                .isEqualTo("expires");
    }

    @Test
    public void tokensNeedNoCsrfTokenAndCannotStandInACookie() throws Exception {
        String token = api.gate.give(new Account("admin", Role.ADMIN, ""), Set.of(Scope.CONFIG));
        String item = "{\"number\":\"150\"}";
        assertThat(api.send("POST", "/config/extension", token, item).status()).isEqualTo(201);
        assertThat(api.send("GET", "/config/extension", null, null, "Cookie", "__Host-strowger-session=" + token)
                        .status())
                .isEqualTo(401);
    }

    @Test
    public void everyChangeIsWrittenDownWithWhoAndWhatButNoValue() throws Exception {
        api.as("admin", "POST", "/config/extension", "{\"number\":\"150\",\"password\":\"top-secret-1\"}");
        assertThat(lastEntry()).satisfies(entry -> {
            assertThat(entry.account()).isEqualTo("admin");
            assertThat(entry.role()).isEqualTo("admin");
            assertThat(entry.door()).isEqualTo("rest");
            assertThat(entry.source()).isEqualTo("127.0.0.1");
            assertThat(entry.action()).isEqualTo("items.create");
            assertThat(entry.target()).isEqualTo("/config/extension");
            assertThat(entry.fields()).containsExactly("number", "password");
            assertThat(entry.result()).isEqualTo("ok");
            assertThat(entry.status()).isEqualTo(201);
        });
        api.as("billing", "POST", "/config/extension", "{\"number\":\"151\"}");
        assertThat(lastEntry().account()).isEqualTo("billing");
        assertThat(lastEntry().result()).isEqualTo("not.found");
        api.send("DELETE", "/config/extension/150", null, null);
        assertThat(lastEntry().account()).isEmpty();
        assertThat(lastEntry().status()).isEqualTo(401);
        api.as("admin", "DELETE", "/calls/none", null);
        assertThat(lastEntry().action()).isEqualTo("calls.hangUp");
        int before = api.audit.entries.size();
        api.as("admin", "GET", "/config/extension", null);
        assertThat(api.audit.entries).hasSize(before);
        assertThat(api.audit.entries.toString()).doesNotContain("top-secret-1");
    }

    @Test
    public void comingAndGoingIsWrittenDown() throws Exception {
        api.send("POST", "/session", null, "{\"user\":\"admin\",\"password\":\"wrong-one\"}");
        assertThat(lastEntry().action()).isEqualTo("sign-in.failed");
        assertThat(lastEntry().account()).isEqualTo("admin");
        assertThat(lastEntry().result()).isEqualTo("login.failed");
        String token = api.token("operator");
        assertThat(lastEntry().action()).isEqualTo("sign-in");
        api.send("DELETE", "/session", token, null);
        assertThat(lastEntry().action()).isEqualTo("sign-out");
        assertThat(lastEntry().account()).isEqualTo("operator");
        assertThat(api.audit.entries.toString()).doesNotContain("wrong-one");
    }

    @Test
    public void whatCannotBeWrittenDownIsNotDone() throws Exception {
        api.token("admin");
        api.audit.full = true;
        assertThat(api.as("admin", "POST", "/config/extension", "{\"number\":\"152\"}")
                        .status())
                .isEqualTo(503);
        assertThat(api.as("admin", "GET", "/config/extension/152", null).status())
                .isEqualTo(404);
    }

    @Test
    public void theLogIsExportedWithoutFormulas() throws Exception {
        api.send("POST", "/session", null, "{\"user\":\"admin\",\"password\":\"x\"}");
        api.as("admin", "DELETE", "/accounts/none/totp", null);
        api.audit.record(new AuditEntry(
                "=cmd|' /C calc'!A0", "", "", "rest", "sign-in", "", java.util.List.of(), "ok", 0, 0, 0, ""));
        ApiServer.Answer csv = api.as("admin", "GET", "/audit/export", null);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text()).contains("'=cmd|").doesNotContain(",=cmd|");
        assertThat(api.as("operator", "GET", "/audit", null).status()).isEqualTo(403);
        assertThat(api.as("admin", "GET", "/audit/verify", null)
                        .json()
                        .get("intact")
                        .asBoolean())
                .isTrue();
        assertThat(api.as("admin", "GET", "/audit?from=yesterday", null).status())
                .isEqualTo(422);
    }

    @Test
    public void everybodySeesTheBrandAndCachesKeepIt() throws Exception {
        assertThat(api.send("GET", "/branding", null, null).json().get("name").asText())
                .isEqualTo("Example");
        assertThat(api.send("GET", "/branding/logo", null, null).status()).isEqualTo(404);
        byte[] content = "picture".getBytes(StandardCharsets.UTF_8);
        assertThat(api.sendBytes("PUT", "/branding/logo", null, content, "image/png")
                        .status())
                .isEqualTo(401);
        JsonNode brand = api.sendBytes("PUT", "/branding/logo", api.token("admin"), content, "image/png")
                .json();
        String url = brand.at("/logo/url").asText();
        ApiServer.Answer picture = api.send("GET", url.replace("/api/v1", ""), null, null);
        assertThat(picture.bytes()).isEqualTo(content);
        assertThat(picture.header("Content-Type")).isEqualTo("image/png");
        assertThat(picture.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(picture.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(picture.header("Cache-Control")).contains("immutable");
        ApiServer.Answer plain = api.send("GET", "/branding/logo", null, null);
        assertThat(plain.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(api.send("GET", "/branding/logo", null, null, "If-None-Match", plain.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(api.send("GET", "/branding/..%2fkey", null, null).status()).isIn(400, 404);
        assertThat(api.as("admin", "DELETE", "/branding/logo", null).status()).isEqualTo(204);
    }

    @Test
    public void theCertificateComesAsAFormWithNamedParts() throws Exception {
        String form = "--b\r\nContent-Disposition: form-data; name=\"certificate\"; filename=\"c.pem\"\r\n\r\nCERT\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nKEY\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nhush\r\n--b--\r\n";
        ApiServer.Answer answer = api.sendBytes(
                "PUT",
                "/certificate",
                api.token("admin"),
                form.getBytes(StandardCharsets.UTF_8),
                "multipart/form-data; boundary=b");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("origin").asText()).isEqualTo("uploaded");
        assertThat(new String(api.certificate.installed.key(), StandardCharsets.UTF_8))
                .isEqualTo("KEY");
        assertThat(api.certificate.installed.password()).containsExactly("hush".toCharArray());
        assertThat(lastEntry().fields()).containsExactly("certificate", "key", "password");
        assertThat(api.audit.entries.toString()).doesNotContain("hush");
        assertThat(api.as("admin", "DELETE", "/certificate", null)
                        .json()
                        .get("origin")
                        .asText())
                .isEqualTo("self-made");
    }
}
