package org.strowger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

public class PromptsApiTest {
    private static final byte[] SOUND = {'R', 'I', 'F', 'F', 1, 2, 3};

    @Rule
    public final ApiServer api = new ApiServer();

    private ApiServer.Answer put(String path, byte[] body, String type) throws Exception {
        return api.sendBytes("PUT", path, api.token("admin"), body, type);
    }

    @Test
    public void aPromptIsUploadedListedHeardAndDeleted() throws Exception {
        assertThat(put("/prompts/en/welcome", SOUND, "audio/wav").status()).isEqualTo(204);
        JsonNode own = api.as("operator", "GET", "/prompts?origin=own", null).json();
        assertThat(own.get("total").asInt()).isEqualTo(1);
        assertThat(own.at("/items/0/name").asText()).isEqualTo("welcome");
        assertThat(own.at("/items/0/origin").asText()).isEqualTo("own");
        ApiServer.Answer heard = api.as("operator", "GET", "/prompts/en/welcome", null);
        assertThat(heard.header("Content-Type")).isEqualTo("audio/wav");
        assertThat(heard.bytes()).isEqualTo(SOUND);
        assertThat(api.as("operator", "DELETE", "/prompts/en/welcome", null).status())
                .isEqualTo(403);
        assertThat(api.as("admin", "DELETE", "/prompts/en/welcome", null).status())
                .isEqualTo(204);
        assertThat(api.as("admin", "DELETE", "/prompts/en/welcome", null).status())
                .isEqualTo(404);
        assertThat(api.as("admin", "GET", "/prompts/en/welcome", null).status()).isEqualTo(404);
    }

    @Test
    public void aFormWillDoToo() throws Exception {
        String head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"w.wav\"\r\n"
                + "Content-Type: audio/wav\r\n\r\nRIFFsound\r\n--b--\r\n";
        byte[] form = head.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(put("/prompts/zh/welcome", form, "multipart/form-data; boundary=b")
                        .status())
                .isEqualTo(204);
        assertThat(api.telephony.prompts.read("zh", "welcome").orElseThrow()).isEqualTo("RIFFsound".getBytes());
    }

    @Test
    public void whatIsNoSoundOrTooBigIsRefused() throws Exception {
        ApiServer.Answer none = put("/prompts/en/welcome", new byte[] {1}, "audio/wav");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.json().at("/problems/0/field").asText()).isEqualTo("file");
        assertThat(put("/prompts/en/welcome", new byte[(10 << 20) + 1], "audio/wav")
                        .status())
                .isEqualTo(413);
        assertThat(put("/prompts/en/welcome", SOUND, "text/plain").status()).isEqualTo(415);
    }

    @Test
    public void whatASettingNamesStays() throws Exception {
        api.config.keep("lobby", "main", Map.of("steps", List.of(Map.of("introPrompt", "welcome")), "name", "goodbye"));
        put("/prompts/en/welcome", SOUND, "audio/wav");
        ApiServer.Answer refused = api.as("admin", "DELETE", "/prompts/en/welcome", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/problems/0/text/en").asText()).isEqualTo("Is in use: lobby/main.");
        put("/prompts/zh/welcome", SOUND, "audio/wav");
        assertThat(api.as("admin", "DELETE", "/prompts/en/welcome", null).status())
                .as("another language has it")
                .isEqualTo(204);
        put("/prompts/en/goodbye", SOUND, "audio/wav");
        assertThat(api.as("admin", "DELETE", "/prompts/en/goodbye", null).status())
                .as("the system has it")
                .isEqualTo(204);
    }
}
