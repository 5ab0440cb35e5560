package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.rest.openapi.OpenApiDocument;

public class OpenApiTest {
    @ClassRule
    public static final ApiServer API = new ApiServer();

    private static JsonNode document() throws Exception {
        return API.as(null, "GET", "/openapi.json", null).json();
    }

    @Test
    public void everyResourceMethodIsDescribed() throws Exception {
        JsonNode paths = document().get("paths");
        Set<String> operations = new HashSet<>();
        int methods = 0;
        for (Class<?> resource : API.application().resourceClasses()) {
            for (Method method : resource.getMethods()) {
                if (OpenApiDocument.verb(method).isPresent()) {
                    methods++;
                    JsonNode operation = paths.path(OpenApiDocument.path(resource, method))
                            .path(OpenApiDocument.verb(method).get());
                    assertThat(operation.isObject()).as(method.toString()).isTrue();
                    assertThat(operation.get("x-roles")).as(method.toString()).isNotEmpty();
                    assertThat(operation.get("responses").has("default")).isTrue();
                    operations.add(operation.get("operationId").asText());
                }
            }
        }
        assertThat(operations).hasSize(methods);
    }

    @Test
    public void everyPathParameterIsDeclared() throws Exception {
        document().get("paths").fields().forEachRemaining(path -> path.getValue()
                .forEach(operation -> {
                    List<String> declared = new ArrayList<>();
                    operation.path("parameters").forEach(p -> {
                        if ("path".equals(p.get("in").asText())) {
                            declared.add("{" + p.get("name").asText() + "}");
                        }
                    });
                    List<String> used = new ArrayList<>();
                    for (String step : path.getKey().split("/")) {
                        if (step.startsWith("{")) {
                            used.add(step);
                        }
                    }
                    assertThat(declared).as(path.getKey()).containsExactlyInAnyOrderElementsOf(used);
                }));
    }

    @Test
    public void typesOfConfigurationAreSchemas() throws Exception {
        JsonNode document = document();
        assertThat(document.get("openapi").asText()).startsWith("3.0");
        JsonNode extension = document.at("/components/schemas/config.extension");
        assertThat(extension.at("/properties/ringTime/type").asText()).isEqualTo("integer");
        assertThat(extension.at("/properties/password/format").asText()).isEqualTo("password");
    }

    @Test
    public void everyReferenceResolves() throws Exception {
        JsonNode document = document();
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).isNotEmpty().allSatisfy(r -> assertThat(
                        document.at(r.substring(1)).isMissingNode())
                .as(r)
                .isFalse());
    }
}
