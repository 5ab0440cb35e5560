package org.strowger.scenarios.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens to the server-sent events of the product. */
public final class EventStream implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream in;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private EventStream(InputStream in) {
        this.in = in;
        Thread reader = new Thread(this::read, "event-stream");
        reader.setDaemon(true);
        reader.start();
    }

    /** One event. */
    public record Event(String id, String type, JsonNode data) {}

    public static EventStream open(Rest rest) {
        try {
            HttpResponse<InputStream> response =
                    rest.client().send(rest.request("/api/v1/events").GET().build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("event stream: " + response.statusCode());
            }
            return new EventStream(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything so far, in order. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** Events so far of a type whose data contain a text. */
    public List<Event> events(String type, String text) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .filter(event -> event.data().toString().contains(text))
                .toList();
    }

    private void read() {
        StringBuilder block = new StringBuilder();
        try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    block.append(line).append('\n');
                    continue;
                }
                take(block.toString());
                block.setLength(0);
            }
        } catch (IOException e) {
            if (!closed) {
                events.add(new Event("", "stream-broken", JSON.getNodeFactory().textNode(e.toString())));
            }
        }
    }

    private void take(String block) throws IOException {
        String id = "";
        String type = "message";
        StringBuilder data = new StringBuilder();
        for (String line : block.split("\n")) {
            if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                type = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).strip());
            }
        }
        if (data.length() > 0) {
            events.add(new Event(id, type, JSON.readTree(data.toString())));
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
