package org.strowger.scenarios.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A client of the REST interface; accepts the certificate that the product made for itself. */
public final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final String BOUNDARY = "strowger-form";

    private final HttpClient client = HttpClient.newBuilder()
            .sslContext(AnyCertificate.context())
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI base;
    private String token = "";
    private String userAgent = "";

    public Rest(int httpsPort) {
        base = URI.create("https://127.0.0.1:" + httpsPort);
    }

    /** An answer; the body is a missing node when it was empty or no JSON. */
    public record Reply(int status, JsonNode body, String text) {
        public Reply expect(int wanted) {
            assertThat(status).as(text).isEqualTo(wanted);
            return this;
        }

        /** Any 2xx. */
        public Reply expectSuccess() {
            assertThat(status).as(text).isBetween(200, 299);
            return this;
        }
    }

    /** With a browser of that name. */
    public Rest named(String browser) {
        userAgent = browser;
        return this;
    }

    public Rest login(String user, String password) {
        Reply reply = post("/api/v1/session", Map.of("user", user, "password", password))
                .expectSuccess();
        token = reply.body().path("token").asText();
        assertThat(token).isNotEmpty();
        return this;
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    public Reply post(String path, Object body) {
        return send("POST", path, body);
    }

    public Reply put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Reply patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    /** Body of a GET that must succeed. */
    public JsonNode read(String path) {
        return get(path).expect(200).body();
    }

    /** Sends a file with its detached signature as a form; none when that is empty. */
    public Reply upload(String path, byte[] file, byte[] signature) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        part(form, "file\"; filename=\"plugin.kar", file);
        if (signature.length > 0) {
            part(form, "signature", signature);
        }
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(request(path)
                .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    /** Sends a file under a name. */
    public Reply uploadNamed(String path, String name, byte[] file) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        part(form, "file\"; filename=\"" + name.replace("\"", "%22"), file);
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(request(path)
                .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private static void part(ByteArrayOutputStream form, String name, byte[] content) {
        String header = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
        form.writeBytes(header.getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private Reply send(String method, String path, Object body) {
        try {
            return send(request(path).method(method, publisher(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply send(HttpRequest.Builder request) {
        HttpRequest sent = request.timeout(LIMIT).build();
        try {
            HttpResponse<String> response = client.send(sent, BodyHandlers.ofString());
            return new Reply(response.statusCode(), parse(response.body()), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(sent.method() + " " + sent.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher publisher(Object body) throws IOException {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private static JsonNode parse(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }

    /** A request with the session's token; for the event stream as well. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json, text/event-stream");
        if (!userAgent.isEmpty()) {
            builder.header("User-Agent", userAgent);
        }
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    HttpClient client() {
        return client;
    }
}
