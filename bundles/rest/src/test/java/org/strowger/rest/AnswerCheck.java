package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.strowger.rest.json.Json;
import org.strowger.rest.openapi.OpenApiDocument;

/** Compares what the API answers with what its description says: the pages rely on that. */
final class AnswerCheck {
    private static final String JSON = "application/json";

    private final JsonNode document;
    private final List<String> templates = new ArrayList<>();

    AnswerCheck(Collection<Class<?>> resources) {
        document = description(resources);
        document.get("paths").fieldNames().forEachRemaining(templates::add);
        // A literal path wins over one with parameters.
        templates.sort(
                Comparator.comparingInt(path -> path.replaceAll("[^{]", "").length()));
    }

    /** Without types of the configuration: which there are is not fixed. */
    static JsonNode description(Collection<Class<?>> resources) {
        ObjectMapper mapper = Json.mapper();
        return mapper.valueToTree(new OpenApiDocument("current", List.of()).describe(resources));
    }

    void check(String method, String path, int status, JsonNode body) {
        String plain = path.replaceAll("\\?.*", "");
        JsonNode operation = templates.stream()
                .filter(template -> plain.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
                .map(template -> document.at("/paths").path(template).path(method.toLowerCase(Locale.ROOT)))
                .filter(found -> !found.isMissingNode())
                .findFirst()
                .orElse(null);
        if (operation == null) {
            // What other bundles add.
            return;
        }
        JsonNode answer = operation.path("responses").path(Integer.toString(status));
        assertThat(answer.isObject())
                .as("%s %s answers %d, as described in %s", method, path, status, operation.path("responses"))
                .isTrue();
        if (body != null) {
            fits(method + " " + path, answer.path("content").path(JSON).path("schema"), body);
        }
    }

    private void fits(String where, JsonNode schema, JsonNode value) {
        if (value.isNull()) {
            assertThat(schema.isEmpty() || schema.path("nullable").asBoolean())
                    .as("%s may be null", where)
                    .isTrue();
            return;
        }
        if (schema.has("$ref")) {
            fits(where, document.at(schema.get("$ref").asText().substring(1)), value);
            return;
        }
        schema.path("allOf").forEach(part -> fits(where, part, value));
        switch (schema.path("type").asText()) {
            case "object" -> object(where, schema, value);
            case "array" -> {
                assertThat(value.isArray()).as("%s is a list", where).isTrue();
                value.forEach(element -> fits(where + "[]", schema.get("items"), element));
            }
            case "integer" -> assertThat(value.isIntegralNumber()).as(where).isTrue();
            case "number" -> assertThat(value.isNumber()).as(where).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
            case "string" -> text(where, schema, value);
            default ->
                assertThat(schema.has("type")).as("%s: %s", where, schema).isFalse();
        }
    }

    private static void text(String where, JsonNode schema, JsonNode value) {
        assertThat(value.isTextual()).as("%s is a text: %s", where, value).isTrue();
        if (schema.has("enum")) {
            List<String> known = new ArrayList<>();
            schema.get("enum").forEach(word -> known.add(word.asText()));
            assertThat(value.asText()).as(where).isIn(known);
        }
    }

    private void object(String where, JsonNode schema, JsonNode value) {
        assertThat(value.isObject()).as("%s is an object: %s", where, value).isTrue();
        schema.path("required").forEach(name -> assertThat(value.has(name.asText()))
                .as("%s has %s", where, name)
                .isTrue());
        JsonNode properties = schema.path("properties");
        value.fields().forEachRemaining(field -> {
            String inside = where + "." + field.getKey();
            if (properties.has(field.getKey())) {
                fits(inside, properties.get(field.getKey()), field.getValue());
            } else {
                assertThat(schema.has("properties"))
                        .as("%s is described", inside)
                        .isFalse();
                if (schema.has("additionalProperties")) {
                    fits(inside, schema.get("additionalProperties"), field.getValue());
                }
            }
        });
    }
}
