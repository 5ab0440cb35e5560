package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.rest.fake.ManyExtensions;

/** Lists of ten thousand extensions are right; how quick they are is measured elsewhere. */
public class ManyItemsApiTest {
    private static final int MANY = 10_000;

    @Rule
    public final ApiServer api = new ApiServer();

    private ManyExtensions extensions;

    @Before
    public void fill() {
        extensions = new ManyExtensions(api.config, MANY);
    }

    private JsonNode list(String query) throws Exception {
        return api.as("admin", "GET", "/config/extension?" + query, null).json();
    }

    private static List<String> numbers(JsonNode page) {
        List<String> out = new ArrayList<>();
        page.get("items").forEach(item -> out.add(item.get("number").asText()));
        return out;
    }

    @Test
    public void pagesJoinWithoutHolesOrRepetition() throws Exception {
        List<String> all = new ArrayList<>();
        for (int offset = 0; offset < MANY; offset += 1000) {
            JsonNode page = list("sort=-name&limit=1000&offset=" + offset);
            assertThat(page.get("total").asInt()).isEqualTo(MANY);
            all.addAll(numbers(page));
        }
        assertThat(all).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(extensions.numbers());
        assertThat(numbers(list("offset=9998&limit=50"))).containsExactly("19998", "19999");
        assertThat(numbers(list("offset=20000&limit=50"))).isEmpty();
    }

    @Test
    public void sortedByOneFieldThenByAnother() throws Exception {
        JsonNode page = list("sort=ringTime,-number&limit=200");
        assertThat(numbers(page).get(0)).isEqualTo("19960");
        assertThat(page.at("/items/166/ringTime").asInt()).isZero();
        assertThat(page.at("/items/167/ringTime").asInt()).isEqualTo(1);
        assertThat(numbers(page).subList(0, 167)).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    public void searchedAndFiltered() throws Exception {
        assertThat(numbers(list("search=person%204711"))).containsExactly("14711", "15288");
        assertThat(list("search=PERSON").get("total").asInt()).isEqualTo(MANY);
        assertThat(list("search=secret17").get("total").asInt()).isZero();
        assertThat(list("filter=enabled:false").get("total").asInt()).isEqualTo(MANY / 10);
        assertThat(list("filter=ringTime%3E=30&filter=ringTime%3C40&filter=enabled:true")
                        .get("total")
                        .asInt())
                .isEqualTo(1_670 - 167);
        assertThat(list("filter=fallback!").get("total").asInt()).isEqualTo(100);
        assertThat(list("filter=codecs:pcma").get("total").asInt()).isEqualTo(3_334);
        assertThat(numbers(list("filter=number%7C10001%7C19999&sort=-number"))).containsExactly("19999", "10001");
    }

    @Test
    public void aChangeShowsAtOnce() throws Exception {
        assertThat(list("search=marlene").get("total").asInt()).isZero();
        extensions.rename("14711", "Marlene");
        assertThat(numbers(list("search=marlene"))).containsExactly("14711");
        assertThat(numbers(list("sort=name&limit=1"))).containsExactly("14711");
        extensions.delete("14711");
        assertThat(list("search=marlene").get("total").asInt()).isZero();
        assertThat(list("sort=name&limit=1").get("total").asInt()).isEqualTo(MANY - 1);
    }

    @Test
    public void pickersFindAmongThemAll() throws Exception {
        JsonNode found = api.as("admin", "GET", "/config/extension/options?search=person%204711&limit=20", null)
                .json();
        assertThat(found.at("/items/0/value").asText()).isEqualTo("14711");
        assertThat(found.at("/items/1/label").asText()).isEqualTo("15288 Person 4711");
        JsonNode destination = api.as("admin", "GET", "/config/destinations?search=19999&limit=5", null)
                .json();
        assertThat(destination.at("/items/0/value").asText()).isEqualTo("extension:19999");
        assertThat(destination.get("total").asInt()).isEqualTo(1);
    }
}
