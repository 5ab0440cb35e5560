package org.strowger.scenarios.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.strowger.testkit.FreePorts;
import org.strowger.testkit.audio.ToneFile;

/**
 * Chromium with a JsSIP phone in a page. What it says is a tone, what it hears is told by the browser's own analysis. A
 * program of its own (in {@code browser/}) drives it and is asked over HTTP.
 */
public final class Browser implements AutoCloseable {
    private static final Path PROGRAM = Path.of("browser").toAbsolutePath();
    private static final Duration START = Duration.ofSeconds(40);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int SAMPLE_RATE = 48_000;
    /** Louder than this is a voice, in dB below full scale. */
    private static final double AUDIBLE = -60;

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final PeerProcess process;
    private final URI control;
    private int taken;

    private Browser(PeerProcess process, int port) {
        this.process = process;
        this.control = URI.create("http://127.0.0.1:" + port + "/");
    }

    /** Starts it and opens the page. */
    public static Browser start(Path parent, FreePorts ports, int toneHz) {
        int port = ports.one();
        Map<String, String> environment = new HashMap<>();
        environment.put("PORT", Integer.toString(port));
        Path directory;
        try {
            directory = Files.createTempDirectory(parent, "browser-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put(
                "VOICE", ToneFile.wav(directory, toneHz, SAMPLE_RATE, 10).toString());
        PeerProcess process = PeerProcess.start(
                "browser",
                directory,
                List.of("node", PROGRAM.resolve("driver.mjs").toString()),
                environment);
        Browser browser = new Browser(process, port);
        try {
            Awaitility.await("browser").atMost(START).until(() -> {
                if (!process.isAlive()) {
                    throw new AssertionError("the browser did not start\n" + process.output());
                }
                return process.output().contains("ready");
            });
            browser.ask("open");
            return browser;
        } catch (RuntimeException | AssertionError e) {
            process.close();
            throw e;
        }
    }

    /** Does something in the page and returns what came of it. */
    public JsonNode ask(String what, Object... with) {
        try {
            String body = mapper.writeValueAsString(Map.of("do", what, "with", List.of(with)));
            HttpRequest request = HttpRequest.newBuilder(control)
                    .timeout(LIMIT)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            JsonNode answer = mapper.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            if (answer.has("error")) {
                throw new AssertionError(what + ": " + answer.path("error").asText() + "\n" + process.output());
            }
            return answer.path("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Connects to a WebSocket and registers there. */
    public Browser register(String server, String user, String password) {
        ask("register", server, user, password);
        return this;
    }

    public Browser awaitRegistered() {
        await("registered");
        return this;
    }

    public void call(String target) {
        ask("call", target);
    }

    public void answer() {
        ask("answer");
    }

    public void hangup() {
        ask("hangup");
    }

    public void hold() {
        ask("hold");
    }

    public void resume() {
        ask("resume");
    }

    /** Sends keys as RFC 4733 events. */
    public void keys(String digits) {
        ask("dial", digits);
    }

    /** Closes the tab as a user does: nobody says goodbye. */
    public void closeTab() {
        ask("closeTab");
    }

    /** Waits for the next event of a type that no earlier call has returned; those before it are forgotten. */
    public JsonNode await(String type) {
        List<JsonNode> found = new ArrayList<>();
        try {
            Awaitility.await(type).atMost(LIMIT).until(() -> {
                JsonNode all = ask("events");
                for (int i = taken; i < all.size() && found.isEmpty(); i++) {
                    if (all.get(i).path("type").asText().equals(type)) {
                        taken = i + 1;
                        found.add(all.get(i));
                    }
                }
                return !found.isEmpty();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("no " + type + ": " + ask("events") + "\n" + process.output(), e);
        }
        return found.get(0);
    }

    /** What happened up to now is not waited for any more. */
    public void forgetEvents() {
        taken = ask("events").size();
    }

    /** What the page and its driver wrote. */
    public String log() {
        return process.output();
    }

    /** Waits until the loudest that it hears is this tone. */
    public void awaitTone(int hz) {
        JsonNode[] last = new JsonNode[1];
        try {
            Awaitility.await("tone of " + hz).atMost(LIMIT).until(() -> {
                last[0] = ask("hears");
                return last[0].path("level").asDouble() > AUDIBLE
                        && Math.abs(last[0].path("frequency").asDouble() - hz) < 15;
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("not heard: " + hz + ", but " + last[0] + "\n" + process.output(), e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
