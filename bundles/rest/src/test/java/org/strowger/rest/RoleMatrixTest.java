package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Role;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.branding.Branding;
import org.strowger.rest.openapi.OpenApiDocument;
import org.strowger.rest.security.Roles;

/** Every resource method with every role. */
public class RoleMatrixTest {
    private static final List<String> ACCOUNTS = List.of("admin", "operator", "billing", "user");

    @ClassRule
    public static final ApiServer API = new ApiServer(new Careless());

    /** A resource whose author forgot to say who may call it. */
    @Path("/careless")
    public static final class Careless {
        @GET
        public String get() {
            return "open";
        }
    }

    @Test
    public void everyMethodSaysWhoMayCallIt() {
        assertThat(methods()).hasSizeGreaterThan(35).allSatisfy(m -> assertThat(Roles.of(m.getDeclaringClass(), m))
                .as(m.toString())
                .isPresent());
    }

    @Test
    public void onlyTheRolesNamedGetThrough() throws Exception {
        for (Method method : methods()) {
            String verb = OpenApiDocument.verb(method).orElseThrow().toUpperCase(Locale.ROOT);
            String path = path(method);
            if (path.equals("/session") || path.equals("/events")) {
                continue;
            }
            Roles.Rule rule = Roles.of(method.getDeclaringClass(), method).orElseThrow();
            API.brand.put(Branding.Place.LOGO, new byte[] {1});
            ApiServer.Answer anonymous = send(null, method);
            assertThat(anonymous.status()).as("anonymous %s %s", verb, path).isEqualTo(rule.open() ? 200 : 401);
            for (String account : ACCOUNTS) {
                ApiServer.Answer answer = send(account, method);
                boolean allowed = rule.open() || rule.roles().contains(account);
                assertThat(answer.status())
                        .as("%s %s %s: %s", account, verb, path, answer.text())
                        .satisfies(status -> {
                            assertThat(status).isNotEqualTo(401).isLessThan(500);
                            // A type's own rules may still refuse; that is tested with the types.
                            if (!allowed) {
                                assertThat(status).isEqualTo(403);
                            } else if (!path.startsWith("/config/")) {
                                assertThat(status).isNotEqualTo(403);
                            }
                        });
                assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            }
        }
    }

    /** A token of an administrator's with every single scope, and with all: what is not opened to it is closed. */
    @Test
    public void tokensGetThroughOnlyWithTheScopeOfTheResource() throws Exception {
        for (Scope held : Scope.values()) {
            String token = API.gate.give(new Account("admin", Role.ADMIN, ""), Set.of(held));
            for (Method method : methods()) {
                String verb = OpenApiDocument.verb(method).orElseThrow().toUpperCase(Locale.ROOT);
                Roles.Rule rule = Roles.of(method.getDeclaringClass(), method).orElseThrow();
                if (rule.open() || path(method).equals("/events")) {
                    continue;
                }
                TokenScope own = method.getAnnotation(TokenScope.class);
                TokenScope scope = own == null ? method.getDeclaringClass().getAnnotation(TokenScope.class) : own;
                boolean open = scope != null && (scope.value() == held || held == Scope.READ && verb.equals("GET"));
                ApiServer.Answer answer = sendWith(token, method);
                assertThat(answer.text().contains("token.scope"))
                        .as("%s %s %s: %s", held, verb, path(method), answer.text())
                        .isEqualTo(!open || path(method).endsWith("/rollback"));
            }
        }
    }

    @Test
    public void nobodysTokenGetsMoreThanTheRoleOfItsAccount() throws Exception {
        String token = API.gate.give(new Account("billing", Role.BILLING, ""), Set.of(Scope.values()));
        assertThat(API.send("GET", "/cdr", token, null).status()).isEqualTo(200);
        assertThat(API.send("GET", "/plugins", token, null).status()).isEqualTo(403);
        assertThat(API.send("POST", "/plugins/cdr/stop", token, "{}").status()).isEqualTo(403);
    }

    /** New resources are closed to tokens until somebody opens them; these are to stay closed. */
    @Test
    public void whatDecidesWhoComesInIsClosedToTokens() {
        assertThat(methods().stream()
                        .map(Method::getDeclaringClass)
                        .distinct()
                        .filter(c -> c.getPackageName().endsWith(".account")
                                || c.getPackageName().endsWith(".audit")
                                || c.getPackageName().endsWith(".session")))
                .hasSize(6)
                .noneMatch(c -> c.isAnnotationPresent(TokenScope.class));
    }

    @Test
    public void aMethodThatSaysNothingIsClosedToEverybody() throws Exception {
        assertThat(API.as("admin", "GET", "/careless", null).status()).isEqualTo(403);
        assertThat(API.as(null, "GET", "/careless", null).status()).isEqualTo(403);
    }

    @Test
    public void unknownTokensAreNobody() throws Exception {
        assertThat(API.send("GET", "/system", "guess", null).status()).isEqualTo(401);
        assertThat(API.send("GET", "/system", null, null, "Authorization", "Basic YTpi")
                        .status())
                .isEqualTo(401);
    }

    /** With a body of a kind that the method takes: what is refused for its kind is not asked who sent it. */
    private static ApiServer.Answer send(String account, Method method) throws Exception {
        String verb = OpenApiDocument.verb(method).orElseThrow().toUpperCase(Locale.ROOT);
        Consumes own = method.getAnnotation(Consumes.class);
        Consumes consumes = own == null ? method.getDeclaringClass().getAnnotation(Consumes.class) : own;
        String type =
                consumes == null || consumes.value()[0].startsWith("*") ? "application/json" : consumes.value()[0];
        byte[] body = "GET".equals(verb) && account != null ? null : "{}".getBytes(StandardCharsets.UTF_8);
        return API.sendBytes(verb, path(method), account == null ? null : API.token(account), body, type);
    }

    private static ApiServer.Answer sendWith(String token, Method method) throws Exception {
        String verb = OpenApiDocument.verb(method).orElseThrow().toUpperCase(Locale.ROOT);
        Consumes own = method.getAnnotation(Consumes.class);
        Consumes consumes = own == null ? method.getDeclaringClass().getAnnotation(Consumes.class) : own;
        String type =
                consumes == null || consumes.value()[0].startsWith("*") ? "application/json" : consumes.value()[0];
        byte[] body = "GET".equals(verb) ? null : "{}".getBytes(StandardCharsets.UTF_8);
        return API.sendBytes(verb, path(method), token, body, type);
    }

    private static String path(Method method) {
        return OpenApiDocument.path(method.getDeclaringClass(), method)
                .replace("{type}", "extension")
                .replace("{version}", "999")
                .replace("{place}", "logo")
                .replaceAll("\\{\\w+}", "none");
    }

    private static List<Method> methods() {
        List<Method> methods = new ArrayList<>();
        for (Class<?> resource : API.application().resourceClasses()) {
            for (Method method : resource.getMethods()) {
                if (OpenApiDocument.verb(method).isPresent()) {
                    methods.add(method);
                }
            }
        }
        return methods;
    }
}
