package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.rest.fake.FakeTypes;

/** A user, who has extension 101, changes his own items and nobody else's, whichever door he takes. */
public class OwnItemsApiTest {
    private static final String OWN = "101";
    private static final String OTHER = "102";
    private static final String ABSENT = "103";

    @Rule
    public final ApiServer api = new ApiServer();

    @Before
    public void usersMayGreet() throws Exception {
        api.config.types.add(FakeTypes.GREETING);
        api.as("admin", "POST", "/config/greeting", values(OTHER, "before"));
    }

    private static String values(String number, String name) {
        return "{\"number\":\"" + number + "\",\"name\":\"" + name + "\"}";
    }

    private int as(String account, String method, String path, String body) throws Exception {
        return api.as(account, method, "/config/greeting" + path, body).status();
    }

    private int load(String sheet, String mode) throws Exception {
        byte[] bytes = sheet.getBytes(StandardCharsets.UTF_8);
        String path = "/config/greeting/import?mode=" + mode;
        return api.sendBytes("POST", path, api.token("user"), bytes, "text/csv").status();
    }

    @Test
    public void hisOwnHeChangesByEveryDoor() throws Exception {
        assertThat(as("user", "POST", "", values(OWN, "a"))).isEqualTo(201);
        assertThat(as("user", "PATCH", "/" + OWN, "{\"name\":\"b\"}")).isEqualTo(200);
        assertThat(as("user", "PUT", "/" + OWN, values(OWN, "c"))).isEqualTo(200);
        assertThat(as("user", "DELETE", "/" + OWN, null)).isEqualTo(204);
        assertThat(as("user", "POST", "/" + OWN, values(OWN, "d"))).isEqualTo(201);
        assertThat(as("user", "POST", "/bulk", "{\"delete\":[\"101\"]}")).isEqualTo(200);
        assertThat(as("user", "POST", "/bulk", "{\"create\":[" + values(OWN, "e") + "]}"))
                .isEqualTo(200);
        assertThat(load("number,name\n101,f\n", "merge")).isEqualTo(200);
        assertThat(api.as("user", "GET", "/config/greeting/101", null)
                        .json()
                        .get("name")
                        .asText())
                .isEqualTo("f");
    }

    /** Whether it is there makes no difference to what he is told. */
    @Test
    public void nobodyElsesHeChangesByAny() throws Exception {
        as("user", "POST", "", values(OWN, "mine"));
        for (String number : new String[] {OTHER, ABSENT}) {
            String body = values(number, "after");
            assertThat(as("user", "POST", "", body)).as("POST").isEqualTo(404);
            assertThat(as("user", "POST", "/" + number, body))
                    .as("POST with key")
                    .isEqualTo(404);
            assertThat(as("user", "PUT", "/" + number, body)).as("PUT").isEqualTo(404);
            assertThat(as("user", "PATCH", "/" + number, body)).as("PATCH").isEqualTo(404);
            assertThat(as("user", "DELETE", "/" + number, null)).as("DELETE").isEqualTo(404);
            assertThat(as("user", "PATCH", "/" + OWN, body))
                    .as("his own becomes another")
                    .isEqualTo(422);
            assertThat(as("user", "PUT", "/" + OWN, body))
                    .as("his own becomes another")
                    .isEqualTo(422);
            String own = values(OWN, "after");
            assertThat(as("user", "POST", "/bulk", "{\"create\":[" + own + "," + body + "]}"))
                    .as("bulk create")
                    .isEqualTo(404);
            String series = "{\"series\":{\"first\":\"" + number + "\",\"count\":1}}";
            assertThat(as("user", "POST", "/bulk", series)).as("bulk series").isEqualTo(404);
            String draft = "{\"mode\":\"create\",\"values\":" + body + "}";
            assertThat(as("user", "POST", "/validate", draft)).as("validate").isEqualTo(404);
            String keys = "[\"" + OWN + "\",\"" + number + "\"]";
            assertThat(as("user", "POST", "/bulk", "{\"update\":{\"keys\":" + keys + ",\"values\":{\"name\":\"x\"}}}"))
                    .as("bulk update")
                    .isEqualTo(404);
            assertThat(as("user", "POST", "/bulk", "{\"delete\":" + keys + "}"))
                    .as("bulk delete")
                    .isEqualTo(404);
            for (String mode : new String[] {"merge", "create", "update"}) {
                assertThat(load("number,name\n" + OWN + ",x\n" + number + ",x\n", mode))
                        .as(mode)
                        .isIn(404, 422);
            }
        }
        assertThat(as("user", "POST", "", "{\"name\":\"nobody's\"}"))
                .as("without a key")
                .isEqualTo(404);
        assertThat(api.as("admin", "GET", "/config/greeting?sort=number", null).text())
                .contains("mine")
                .contains("before")
                .doesNotContain("after");
    }

    @Test
    public void transactionsAreNotForHim() throws Exception {
        assertThat(api.as("user", "POST", "/config/transactions", "{}").status())
                .isEqualTo(403);
    }
}
