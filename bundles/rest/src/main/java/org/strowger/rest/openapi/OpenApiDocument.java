package org.strowger.rest.openapi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import org.strowger.api.config.TypeSchema;
import org.strowger.rest.config.JsonSchemas;
import org.strowger.rest.problem.ProblemDocument;
import org.strowger.rest.security.SessionCookie;

/** An OpenAPI 3.0 document made from resource classes and configuration types. */
public final class OpenApiDocument {
    static final String TYPE_PREFIX = "config.";

    private final String version;
    private final List<TypeSchema> types;
    private final RecordSchemas written = new RecordSchemas(true);
    private final RecordSchemas taken = new RecordSchemas(false);

    public OpenApiDocument(String version, List<TypeSchema> types) {
        this.version = version;
        this.types = types;
    }

    public Map<String, Object> describe(Collection<Class<?>> resources) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.3");
        document.put("info", Map.of("title", "Strowger REST API", "version", version));
        document.put("servers", List.of(Map.of("url", "/api/v1")));
        document.put("security", List.of(Map.of("bearer", List.of()), Map.of("cookie", List.of())));
        document.put("paths", paths(resources));
        document.put("components", components());
        return document;
    }

    private Map<String, Map<String, Object>> paths(Collection<Class<?>> resources) {
        OperationWriter writer = new OperationWriter(
                written, taken, types.stream().map(TypeSchema::name).toList());
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        for (Class<?> resource : resources) {
            for (Method method : methods(resource)) {
                verb(method).ifPresent(verb -> paths.computeIfAbsent(path(resource, method), p -> new TreeMap<>())
                        .put(verb, writer.describe(resource, method)));
            }
        }
        return paths;
    }

    private static List<Method> methods(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    /** The HTTP method of a resource method, lower case; empty for other methods. */
    public static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(http -> http != null)
                .map(http -> http.value().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    /** The path template of a resource method, without the patterns of its parameters. */
    public static String path(Class<?> resource, Method method) {
        String path = trim(resource.getAnnotation(Path.class));
        String sub = trim(method.getAnnotation(Path.class));
        return ("/" + path + (sub.isEmpty() ? "" : "/" + sub)).replaceAll("\\{\\s*(\\w+)\\s*:[^/]*}", "{$1}");
    }

    private static String trim(Path path) {
        return path == null ? "" : path.value().replaceAll("^/|/$", "");
    }

    private Map<String, Object> components() {
        written.of(ProblemDocument.class);
        Map<String, Object> all = new TreeMap<>(written.components());
        all.putAll(taken.components());
        types.forEach(type -> all.put(TYPE_PREFIX + type.name(), JsonSchemas.object(type)));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("schemas", all);
        out.put(
                "securitySchemes",
                Map.of(
                        "bearer", Map.of("type", "http", "scheme", "bearer"),
                        "cookie", Map.of("type", "apiKey", "in", "cookie", "name", SessionCookie.NAME)));
        return out;
    }
}
