package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.Rule;
import org.junit.Test;

public class PluginsApiTest {
    @Rule
    public final ApiServer api = new ApiServer();

    private JsonNode get(String path) throws Exception {
        ApiServer.Answer answer = api.as("admin", "GET", path, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private int post(String path) throws Exception {
        return api.as("admin", "POST", path, null).status();
    }

    @Test
    public void pluginsAreListedWithWhatTheyContribute() throws Exception {
        JsonNode list = get("/plugins");
        assertThat(list.get("total").asInt()).isEqualTo(2);
        assertThat(list.at("/items/0/state").asText()).isEqualTo("running");
        assertThat(list.at("/items/0/core").asBoolean()).isTrue();
        assertThat(list.at("/items/0/contributions").asInt()).isEqualTo(1);
        assertThat(list.at("/items/1/name/zh").asText()).isEqualTo("插件 sip");
        assertThat(list.at("/items/1/signature/signer").asText()).isEqualTo("vendor");
        JsonNode one = get("/plugins/rest");
        assertThat(one.at("/resources/threads/0").asText()).isEqualTo("rest-1");
        assertThat(one.at("/resources/objectBytes").asInt()).isEqualTo(-1);
        assertThat(one.at("/bundles/0/name").asText()).isEqualTo("org.strowger.rest");
        assertThat(get("/plugins/rest?heap=true").at("/resources/classes").asInt())
                .isEqualTo(12);
        assertThat(api.as("admin", "GET", "/plugins/none", null).status()).isEqualTo(404);
        assertThat(api.as("admin", "GET", "/plugins/rest?heap=yes", null).status())
                .isEqualTo(422);
    }

    @Test
    public void changesAreAcceptedAndFollowed() throws Exception {
        ApiServer.Answer answer = api.as("admin", "POST", "/plugins/sip/stop?drainSeconds=5", null);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("id").asText()).isEqualTo("op-1");
        assertThat(answer.json().get("state").asText()).isEqualTo("waiting");
        assertThat(answer.header("Location")).endsWith("/api/v1/plugins/operations/op-1");
        assertThat(post("/plugins/sip/stop?now=true")).isEqualTo(202);
        assertThat(post("/plugins/sip/start")).isEqualTo(202);
        assertThat(post("/plugins/sip/restart")).isEqualTo(202);
        assertThat(api.as("admin", "DELETE", "/plugins/sip?purge=true", null).status())
                .isEqualTo(202);
        assertThat(api.plugins.done)
                .containsExactly(
                        "stop sip Optional[PT5S] admin",
                        "stop sip Optional[PT0S] admin",
                        "start sip admin",
                        "restart sip Optional.empty admin",
                        "uninstall sip true Optional.empty admin");
        assertThat(get("/plugins/operations/op-1").get("plugin").asText()).isEqualTo("sip");
        assertThat(get("/plugins/operations").get("total").asInt()).isEqualTo(1);
        assertThat(api.as("admin", "GET", "/plugins/operations/none", null).status())
                .isEqualTo(404);
        assertThat(post("/plugins/none/start")).isEqualTo(404);
        assertThat(post("/plugins/sip/stop?drainSeconds=soon")).isEqualTo(422);
        assertThat(post("/plugins/sip/stop?now=1")).isEqualTo(422);
    }

    @Test
    public void archivesComeAloneOrInAForm() throws Exception {
        byte[] archive = "PK archive".getBytes(StandardCharsets.UTF_8);
        assertThat(api.sendBytes("POST", "/plugins", api.token("admin"), archive, "application/octet-stream")
                        .status())
                .isEqualTo(202);
        assertThat(api.plugins.archive).isEqualTo("PK archive");
        assertThat(api.plugins.signature).isEmpty();
        assertThat(api.plugins.file).doesNotExist();

        String form = "preamble\r\n--xyz\r\nContent-Disposition: form-data; name=\"signature\"\r\n\r\nc2ln\r\n"
                + "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.kar\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\nPK\r\n--xy\r\n" + "x".repeat(200_000)
                + "\r\n--xyz--\r\n";
        assertThat(send(form)).isEqualTo(202);
        assertThat(api.plugins.archive).isEqualTo("PK\r\n--xy\r\n" + "x".repeat(200_000));
        assertThat(api.plugins.signature).asString(StandardCharsets.UTF_8).isEqualTo("c2ln");
        assertThat(api.plugins.file).doesNotExist();
    }

    private int send(String form) throws Exception {
        return api.sendBytes(
                        "POST",
                        "/plugins/sip/update",
                        api.token("admin"),
                        form.getBytes(StandardCharsets.UTF_8),
                        "multipart/form-data; boundary=xyz")
                .status();
    }

    @Test
    public void formsThatAreNotWhole() throws Exception {
        String file = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
        for (String form : new String[] {
            "",
            "--xyz--\r\n",
            file + "PK",
            "--xyz\r\nno header",
            "--xyz\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--xyz--\r\n",
            "--xyz\r\nContent-Disposition: form-data; name=\"signature\"\r\n\r\n" + "s".repeat(2000) + "\r\n--xyz--\r\n"
        }) {
            assertThat(send(form)).as(form).isEqualTo(400);
        }
        assertThat(api.plugins.done).isEmpty();
    }

    @Test
    public void archivesInRepositoriesAreNamed() throws Exception {
        String fetch = "{\"repository\":\"main\",\"archive\":\"parking-1.2.kar\"}";
        assertThat(api.as("admin", "POST", "/plugins/fetch", fetch).status()).isEqualTo(202);
        assertThat(api.as("admin", "POST", "/plugins/sip/fetch?now=true", fetch).status())
                .isEqualTo(202);
        assertThat(api.plugins.done)
                .containsExactly(
                        "install main/parking-1.2.kar admin", "update sip main/parking-1.2.kar Optional[PT0S] admin");
        assertThat(api.as("admin", "POST", "/plugins/fetch", "{}").status()).isEqualTo(422);
    }

    @Test
    public void nobodyElseMayEvenLook() throws Exception {
        assertThat(api.as("operator", "GET", "/plugins", null).status()).isEqualTo(403);
        assertThat(api.as("operator", "POST", "/plugins/sip/stop", null).status())
                .isEqualTo(403);
        assertThat(api.plugins.done).isEmpty();
    }
}
