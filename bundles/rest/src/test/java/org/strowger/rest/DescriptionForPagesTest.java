package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.ClassRule;
import org.junit.Test;

/** The pages are built and checked against a copy of the description; {@code -Dopenapi.write} renews it. */
public class DescriptionForPagesTest {
    @ClassRule
    public static final ApiServer API = new ApiServer();

    private static final Path COPY = Path.of("../web-common/src/main/web/api/openapi.json");

    @Test
    public void theCopyOfThePagesIsCurrent() throws Exception {
        JsonNode current = AnswerCheck.description(API.application().resourceClasses());
        ObjectMapper mapper = new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        if (System.getProperty("openapi.write") != null) {
            Object sorted = mapper.treeToValue(current, Object.class);
            Files.writeString(COPY, mapper.writeValueAsString(sorted) + "\n");
        }
        assertThat(mapper.readTree(COPY.toFile()))
                .as("run this test with -Dopenapi.write=true, then npm run types -w web-common")
                .isEqualTo(current);
    }
}
