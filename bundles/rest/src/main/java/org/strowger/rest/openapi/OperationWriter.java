package org.strowger.rest.openapi;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.web.Described;
import org.strowger.rest.config.Values;
import org.strowger.rest.json.FormUpload;
import org.strowger.rest.json.Upload;
import org.strowger.rest.plugins.ArchiveUpload;
import org.strowger.rest.problem.ProblemDocument;
import org.strowger.rest.security.Roles;

/** Describes one resource method. */
final class OperationWriter {
    private static final String JSON = MediaType.APPLICATION_JSON;

    private final RecordSchemas schemas;
    private final RecordSchemas taken;
    private final List<String> typeNames;

    OperationWriter(RecordSchemas schemas, RecordSchemas taken, List<String> typeNames) {
        this.schemas = schemas;
        this.taken = taken;
        this.typeNames = typeNames;
    }

    Map<String, Object> describe(Class<?> resource, Method method) {
        Map<String, Object> out = new LinkedHashMap<>();
        Doc doc = method.getAnnotation(Doc.class);
        String tag = resource.getSimpleName().replace("Resource", "");
        out.put("tags", List.of(tag));
        out.put("operationId", tag.toLowerCase(Locale.ROOT) + "." + method.getName());
        out.put("summary", doc == null ? described(method) : doc.value());
        Roles.Rule rule = Roles.of(resource, method).orElse(new Roles.Rule(false, Set.of()));
        out.put("x-roles", rule.open() ? List.of("anonymous") : List.copyOf(new TreeSet<>(rule.roles())));
        if (rule.open()) {
            out.put("security", List.of());
        }
        scope(resource, method).ifPresent(scope -> out.put("x-token-scope", scope));
        List<Object> parameters = parameters(method);
        if (!parameters.isEmpty()) {
            out.put("parameters", parameters);
        }
        entity(method).ifPresent(p -> out.put("requestBody", requestBody(resource, method, p)));
        out.put("responses", responses(resource, method, doc));
        return out;
    }

    /** Empty when the operation is closed to API tokens. */
    private static Optional<String> scope(Class<?> resource, Method method) {
        return Optional.ofNullable(annotation(resource, method, TokenScope.class))
                .map(scope -> scope.value().id());
    }

    /** Resources of other bundles know only what stands in the contracts. */
    private static String described(Method method) {
        Described described = method.getAnnotation(Described.class);
        return described == null ? method.getName() : described.value();
    }

    private List<Object> parameters(Method method) {
        List<Object> out = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    parameter(field, field.getGenericType(), out);
                }
            } else {
                parameter(parameter, parameter.getParameterizedType(), out);
            }
        }
        return out;
    }

    private void parameter(AnnotatedElement element, Type type, List<Object> out) {
        PathParam path = element.getAnnotation(PathParam.class);
        QueryParam query = element.getAnnotation(QueryParam.class);
        HeaderParam header = element.getAnnotation(HeaderParam.class);
        if (path != null) {
            out.add(parameter("path", path.value(), pathSchema(path.value()), true));
        } else if (query != null) {
            Map<String, Object> schema = new LinkedHashMap<>(schemas.of(type));
            DefaultValue value = element.getAnnotation(DefaultValue.class);
            if (value != null) {
                schema.put("default", value.value());
            }
            out.add(parameter("query", query.value(), schema, false));
        } else if (header != null) {
            out.add(parameter("header", header.value(), schemas.of(type), false));
        }
    }

    private Map<String, Object> pathSchema(String name) {
        return "type".equals(name) && !typeNames.isEmpty()
                ? Map.of("type", "string", "enum", typeNames)
                : Map.of("type", "string");
    }

    private static Map<String, Object> parameter(String in, String name, Map<String, Object> schema, boolean required) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", name);
        out.put("in", in);
        out.put("required", required);
        out.put("schema", schema);
        return out;
    }

    private static Optional<Parameter> entity(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(p -> Arrays.stream(p.getAnnotations()).noneMatch(OperationWriter::binds))
                .findFirst();
    }

    private static boolean binds(Annotation annotation) {
        return annotation instanceof Context
                || annotation.annotationType().getName().startsWith("javax.ws.rs.");
    }

    private Map<String, Object> requestBody(Class<?> resource, Method method, Parameter parameter) {
        Map<String, Object> content = new LinkedHashMap<>();
        Consumes consumes = annotation(resource, method, Consumes.class);
        for (String media : consumes == null ? new String[] {JSON} : consumes.value()) {
            content.put(media, Map.of("schema", bodySchema(parameter, media)));
        }
        return Map.of("required", true, "content", content);
    }

    private Map<String, Object> bodySchema(Parameter parameter, String media) {
        Map<String, Object> file = Map.of("type", "string", "format", "binary");
        if (parameter.getType() == Upload.class) {
            return media.startsWith("multipart") ? Map.of("type", "object", "properties", Map.of("file", file)) : file;
        }
        if (parameter.getType() == FormUpload.class) {
            return Map.of("type", "object", "additionalProperties", file);
        }
        if (parameter.getType() == ArchiveUpload.class) {
            return media.startsWith("multipart")
                    ? Map.of("type", "object", "properties", Map.of("file", file, "signature", file))
                    : file;
        }
        return parameter.getType() == Values.class ? anyItem() : taken.of(parameter.getParameterizedType());
    }

    private Map<String, Object> anyItem() {
        return typeNames.isEmpty()
                ? Map.of("type", "object")
                : Map.of(
                        "anyOf",
                        typeNames.stream()
                                .map(name -> RecordSchemas.ref(OpenApiDocument.TYPE_PREFIX + name))
                                .toList());
    }

    private Map<String, Object> responses(Class<?> resource, Method method, Doc doc) {
        Class<?> described = doc == null ? Void.class : doc.response();
        boolean item = method.getReturnType() == Response.class && described == Void.class && entityOrGet(method);
        boolean empty = !item
                && described == Void.class
                && (method.getReturnType() == void.class || method.getReturnType() == Response.class);
        int status = doc != null && doc.status() > 0 ? doc.status() : empty ? 204 : 200;
        Map<String, Object> success = new LinkedHashMap<>();
        success.put("description", "Success");
        if (!empty) {
            Map<String, Object> schema =
                    item ? anyItem() : schemas.of(described == Void.class ? method.getGenericReturnType() : described);
            success.put("content", content(annotation(resource, method, Produces.class), schema));
        }
        Map<String, Object> problem = Map.of(
                "description",
                "Refused",
                "content",
                Map.of(ProblemDocument.MEDIA_TYPE, Map.of("schema", schemas.of(ProblemDocument.class))));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put(String.valueOf(status), success);
        if (doc != null && doc.creates()) {
            out.put("201", success);
        }
        out.put("default", problem);
        return out;
    }

    private static boolean entityOrGet(Method method) {
        return entity(method).isPresent() || method.isAnnotationPresent(GET.class);
    }

    private static Map<String, Object> content(Produces produces, Map<String, Object> schema) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (String media : produces == null ? new String[] {JSON} : produces.value()) {
            out.put(media, Map.of("schema", schema));
        }
        return out;
    }

    private static <A extends Annotation> A annotation(Class<?> resource, Method method, Class<A> type) {
        A own = method.getAnnotation(type);
        return own == null ? resource.getAnnotation(type) : own;
    }
}
