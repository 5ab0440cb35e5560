package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.OwnedContribution;
import org.strowger.api.web.Described;
import org.strowger.api.web.Page;

/** What other bundles add, as this door shows it. */
public class ContributionsApiTest {
    private static final Text LABEL = Text.of("Parking", "停放");

    @Rule
    public final ApiServer api = new ApiServer(new Lamps());

    /** A resource of another bundle. */
    @Path("/lamps")
    public static final class Lamps {
        @GET
        @RolesAllowed("admin")
        @Described("All lamps.")
        public List<Lamp> all() {
            return List.of(new Lamp("hall", true));
        }
    }

    /** What it shows. */
    public record Lamp(String name, boolean lit) {}

    private JsonNode get(String account, String path) throws Exception {
        ApiServer.Answer answer = api.as(account, "GET", path, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    public void contributionsAreListedByKindAndPlugin() throws Exception {
        api.extras.contributions.add(new OwnedContribution(
                new Contribution("feature-code", "park", LABEL, "*4", 50, true),
                "org.strowger.parking",
                "call-parking"));
        api.extras.contributions.add(
                new OwnedContribution(new Contribution("codec", "OPUS/48000", LABEL, "", 51, false), "codecs", ""));
        JsonNode park = get("operator", "/contributions?kind=feature-code").at("/items/0");
        assertThat(park.get("detail").asText()).isEqualTo("*4");
        assertThat(park.get("plugin").asText()).isEqualTo("call-parking");
        assertThat(park.get("bundle").asText()).isEqualTo("org.strowger.parking");
        assertThat(park.get("active").asBoolean()).isTrue();
        assertThat(get("admin", "/contributions").get("total").asInt()).isEqualTo(2);
        assertThat(get("admin", "/contributions?plugin=codecs")
                        .at("/items/0/active")
                        .asBoolean(true))
                .isFalse();
        assertThat(get("admin", "/contributions?plugin=nobody").get("total").asInt())
                .isZero();
    }

    @Test
    public void everyTypeHasAPageUnlessOneIsMadeForIt() throws Exception {
        JsonNode site = get("admin", "/pages");
        assertThat(site.get("items").findValuesAsText("id"))
                .containsExactly("config-account", "config-extension", "config-prompt");
        assertThat(site.at("/menus").findValuesAsText("id")).containsExactly("phone", "system");
        api.extras.pages.add(new Page("phones", "/phones", "phone", 10, LABEL, "phone", Set.of(), "", "extension"));
        api.extras.pages.add(Page.drawn("lot", "/lot", "status", 20, LABEL, Set.of("operator"), "/parking/lot.js"));
        api.extras.pages.add(Page.generated("gone", "/gone", "status", 30, LABEL, "absent-type"));
        assertThat(pages("admin")).containsExactly("phones", "lot", "config-account", "config-prompt");
        assertThat(get("admin", "/pages").get("menus").findValuesAsText("id"))
                .containsExactly("status", "phone", "system");
        assertThat(pages("operator")).containsExactly("phones", "lot");
        assertThat(pages("user")).containsExactly("phones", "config-prompt");
        assertThat(pages("billing")).containsExactly("config-prompt");
    }

    private List<String> pages(String account) throws Exception {
        return get(account, "/pages").get("items").findValuesAsText("id");
    }

    @Test
    public void resourcesOfOtherBundlesAreDescribed() throws Exception {
        assertThat(get("admin", "/lamps").at("/0/name").asText()).isEqualTo("hall");
        assertThat(api.as("operator", "GET", "/lamps", null).status()).isEqualTo(403);
        assertThat(get(null, "/openapi.json").at("/paths").has("/lamps")).isFalse();
        api.extras.resources.add(Lamps.class);
        JsonNode described =
                get(null, "/openapi.json").at("/paths").get("/lamps").get("get");
        assertThat(described.get("summary").asText()).isEqualTo("All lamps.");
        assertThat(described.get("x-roles").toString()).isEqualTo("[\"admin\"]");
    }
}
