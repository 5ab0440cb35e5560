package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.RawHttps;
import org.strowger.scenarios.product.RawHttps.Answer;
import org.strowger.scenarios.product.TestProduct;

/**
 * Every route of the running product, found by its own description: what its answers tell browsers, and what it makes of hostile
 * values and names. Rows 74, 75 and 76 of docs/robustness.md.
 */
public class SafeAnswersScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("answers");

    private static final String API = "/api/v1";
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/admin/assets/[^\"]+)\"");
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|org\\.(strowger|apache)|\\tat |SQLSTATE|derby|root:x:", Pattern.CASE_INSENSITIVE);

    private static final List<String> VALUES = List.of(
            "' OR '1'='1",
            "\"; DROP TABLE cdr_record; --",
            "1 UNION SELECT term FROM cdr_term",
            "name); DELETE FROM config_item; --",
            "%",
            "_",
            "\\' ESCAPE '!",
            "!%",
            "name,(SELECT 1)",
            "${jndi:ldap://127.0.0.1/x}",
            "\u0000",
            "9".repeat(400),
            "x".repeat(3000));

    /** As they stand in the request line. */
    private static final List<String> NAMES = List.of(
            "../../../../../../etc/passwd",
            "..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
            "%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "%252e%252e%252f%252e%252e%252fetc%252fpasswd",
            "%2fetc%2fpasswd",
            "..%5c..%5c..%5cetc%5cpasswd",
            "....//....//etc/passwd",
            "passwd%00.wav",
            "%c0%ae%c0%ae%c0%afetc%c0%afpasswd",
            "%ef%bc%8e%ef%bc%8e%ef%bc%8fetc",
            "%e2%80%ae%e2%80%a5%2fetc",
            "..;/..;/etc/passwd",
            "CON",
            "file:%2f%2f%2fetc%2fpasswd",
            "a".repeat(4000));

    @Test
    public void everyAnswerKeepsTheBrowserSafe() {
        List<String> weak = new ArrayList<>();
        for (String path : pages()) {
            weak.addAll(weaknesses(path, get(path, ""), false));
        }
        String session = login();
        operations((path, operation) -> {
            String filled = path.replaceAll("\\{\\w+}", "x");
            weak.addAll(weaknesses(filled, get(API + filled, ""), true));
            weak.addAll(weaknesses(filled, get(API + filled, session), true));
        });
        for (String path : List.of(
                "/config/extension/export?format=csv",
                "/config/extension/export?format=xlsx",
                "/config/extension/template?format=csv",
                "/cdr/export",
                "/audit/export",
                "/nothing",
                "/cdr?limit=x")) {
            weak.addAll(weaknesses(path, get(API + path, session), true));
        }
        weak.addAll(weaknesses("DELETE", ask("DELETE", API + "/audit", session, ""), true));
        weak.addAll(weaknesses("bad JSON", ask("POST", API + "/session", "", "{"), true));
        weak.addAll(weaknesses("POST of a page", ask("POST", "/admin/", "", "x"), false));
        assertThat(weak).isEmpty();
    }

    /** What the container refuses before any of ours sees it, and the door of the phones. */
    @Test
    public void refusalsOfTheContainerTellNothing() {
        for (String path : List.of("/%2e%2e%2f", "/admin/%00", "/a b", "/<script>", "/admin/%zz")) {
            Answer answer = get(path, "");
            assertThat(answer.status()).as(path).isIn(400, 404);
            assertThat(answer.header("Server")).as(path).isEmpty();
            assertThat(answer.body()).as(path).doesNotContain("<script", "Tomcat", "Exception");
        }
        Answer refused = RawHttps.ask(
                port(),
                "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Protocol: sip\r\nOrigin: https://evil.example\r\n\r\n");
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.header("Server")).isEmpty();
    }

    private static List<String> weaknesses(String path, Answer answer, boolean data) {
        List<String> found = new ArrayList<>();
        String policy = answer.header("Content-Security-Policy");
        if (!policy.contains("frame-ancestors 'none'")
                || policy.contains("unsafe")
                || !policy.contains("default-src")) {
            found.add("policy " + policy);
        }
        if (!answer.header("X-Content-Type-Options").equals("nosniff")) {
            found.add("sniffed");
        }
        if (!answer.header("X-Frame-Options").equals("DENY")) {
            found.add("framed");
        }
        if (!answer.header("Strict-Transport-Security").contains("max-age=31536000")) {
            found.add("no strict transport");
        }
        if (!Set.of("no-referrer", "same-origin").contains(answer.header("Referrer-Policy"))) {
            found.add("referrer");
        }
        boolean kept = !answer.header("Cache-Control").contains("no-store");
        if (data && kept && !path.startsWith("/branding/")) {
            found.add("kept in caches: " + answer.header("Cache-Control"));
        }
        if (!(answer.header("Server") + answer.header("X-Powered-By")).isEmpty()) {
            found.add("tells its make");
        }
        return found.stream()
                .map(what -> path + " (" + answer.status() + "): " + what)
                .toList();
    }

    @Test
    public void valuesOfQueriesStayValues() {
        String session = login();
        List<String> wrong = new ArrayList<>();
        operations((path, operation) -> {
            if (path.startsWith("/events")) {
                return;
            }
            String filled = path.replace("{type}", "extension").replaceAll("\\{\\w+}", "x");
            operation.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("query")) {
                    for (String value : VALUES) {
                        String asked =
                                API + filled + "?" + parameter.path("name").asText() + "=" + encoded(value);
                        wrong.addAll(trouble(asked, get(asked, session)));
                    }
                }
            });
        });
        assertThat(wrong).isEmpty();
        assertThat(PBX.admin().read(API + "/config/extension?limit=1").has("items"))
                .isTrue();
    }

    /** Wildcards find themselves only; columns are those that there are. */
    @Test
    public void listsSortAndFilterByTheirOwnColumnsOnly() {
        PBX.extension("201");
        for (String list : List.of("/config/extension?search=", "/cdr?search=", "/cdr?party=", "/audit?search=")) {
            for (String wildcard : List.of("%", "_", "%%", "201' OR '1'='1")) {
                assertThat(PBX.admin().read(API + list + encoded(wildcard)).path("items"))
                        .as(list + wildcard)
                        .isEmpty();
            }
        }
        for (String column : List.of("password", "nothing", "name;DROP", "name desc", "(select 1)")) {
            assertThat(PBX.admin()
                            .get(API + "/config/extension?sort=" + encoded(column))
                            .status())
                    .as(column)
                    .isIn(400, 422);
            assertThat(PBX.admin()
                            .get(API + "/config/extension?filter=" + encoded(column + ":x"))
                            .status())
                    .as(column)
                    .isIn(400, 422);
        }
    }

    @Test
    public void namesInPathsReachNoFile() {
        String session = login();
        Set<String> before = files();
        List<String> wrong = new ArrayList<>();
        operations((path, operation) -> {
            for (String name : path.contains("{") ? NAMES : List.<String>of()) {
                String asked = API + path.replaceAll("\\{\\w+}", Matcher.quoteReplacement(name));
                wrong.addAll(trouble(asked, get(asked, session)));
            }
        });
        for (String name : NAMES) {
            for (String asked : List.of(
                    "/admin/" + name,
                    "/admin/assets/" + name,
                    "/" + name,
                    API + "/prompts/en/" + name,
                    API + "/prompts/" + name + "/busy")) {
                wrong.addAll(trouble(asked, get(asked, session)));
                Answer written = ask("PUT", asked, session, "RIFF");
                if (written.status() < 400) {
                    wrong.add("written: " + asked + " " + written.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    public void namesOfUploadedFilesReachNoFile() {
        Set<String> before = files();
        for (String name :
                List.of("../../../up.kar", "/tmp/up.kar", "..\\..\\up.kar", "up\u0000.kar", "x".repeat(3000))) {
            assertThat(PBX.admin()
                            .uploadNamed(API + "/plugins", name, new byte[] {1, 2, 3})
                            .status())
                    .as(name)
                    .isBetween(400, 499);
            assertThat(PBX.admin()
                            .uploadNamed(API + "/config/extension/import", name, new byte[] {1, 2, 3})
                            .status())
                    .as(name)
                    .isBetween(400, 499);
        }
        assertThat(files()).isEqualTo(before);
        assertThat(Path.of("/tmp/up.kar")).doesNotExist();
    }

    /** Rows that a spreadsheet would take for formulas leave with an apostrophe, and come back without. */
    @Test
    public void formulasLeaveAsText() {
        PBX.extension("202");
        String formula = "=HYPERLINK(\"http://evil.example\")";
        PBX.change("202", Map.of("name", formula));
        PBX.call("202", "*43", SippScenario.call().answered().pause(200).bye());
        PBX.recordOf("202", "*43");
        assertThat(PBX.admin().get(API + "/cdr/export").text())
                .contains("\"'=HYPERLINK(")
                .doesNotContain("\"=HYPERLINK(");
        String sheet =
                PBX.admin().get(API + "/config/extension/export?format=csv").text();
        assertThat(sheet).contains("\"'=HYPERLINK(").doesNotContain("\"=HYPERLINK(");
        PBX.admin()
                .uploadNamed(API + "/config/extension/import", "a.csv", sheet.getBytes(StandardCharsets.UTF_8))
                .expectSuccess();
        assertThat(PBX.admin().read(API + "/config/extension/202").path("name").asText())
                .isEqualTo(formula);
    }

    private static List<String> trouble(String asked, Answer answer) {
        boolean inside = INSIDE.matcher(answer.body()).find();
        return answer.status() >= 500 && answer.status() != 503 || answer.status() == 0 || inside
                ? List.of(asked.substring(0, Math.min(150, asked.length())) + ": " + answer.status() + " "
                        + answer.body().lines().findFirst().orElse(""))
                : List.of();
    }

    /** Every GET of the description. */
    private static void operations(BiConsumer<String, JsonNode> consumer) {
        PBX.admin().read(API + "/openapi.json").path("paths").fields().forEachRemaining(path -> {
            if (path.getValue().has("get")) {
                consumer.accept(path.getKey(), path.getValue().path("get"));
            }
        });
    }

    private static Set<String> pages() {
        Set<String> paths =
                new TreeSet<>(Set.of("/", "/admin", "/admin/", "/admin/config/extension", "/nothing", "/health"));
        Matcher asset = ASSET.matcher(get("/admin/", "").body());
        while (asset.find()) {
            paths.add(asset.group(1));
        }
        assertThat(paths).anyMatch(path -> path.endsWith(".js"));
        return paths;
    }

    /** A session of one's own, so that nothing that ends it is missed by others. */
    private static String login() {
        String body = "{\"user\":\"admin\",\"password\":\"" + PBX.product().credential("admin") + "\"}";
        Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"")
                .matcher(ask("POST", API + "/session", "", body).body());
        assertThat(token.find()).isTrue();
        return "Authorization: Bearer " + token.group(1) + "\r\n";
    }

    private static Answer get(String path, String headers) {
        return ask("GET", path, headers, "");
    }

    private static Answer ask(String method, String path, String headers, String body) {
        String content = body.isEmpty() && method.equals("GET")
                ? ""
                : "Content-Type: " + (body.equals("RIFF") ? "audio/wav" : "application/json") + "\r\nContent-Length: "
                        + body.length() + "\r\n";
        return RawHttps.ask(
                port(),
                method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\nConnection: close\r\n" + headers
                        + content + "\r\n" + body);
    }

    private static int port() {
        return PBX.product().httpsPort();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What lies in the home, without what is written all the time. */
    private static Set<String> files() {
        Path home = PBX.product().home();
        try (Stream<Path> all = Files.walk(home)) {
            return all.map(file -> home.relativize(file).toString())
                    .filter(name ->
                            !name.toLowerCase(Locale.ROOT).matches("data/(db|log|cache|tmp|metrics|trace|karaf).*"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
