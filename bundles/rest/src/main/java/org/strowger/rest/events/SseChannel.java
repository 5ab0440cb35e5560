package org.strowger.rest.events;

import java.util.concurrent.CompletionStage;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;

/** Server-sent events as JAX-RS does them. */
final class SseChannel implements EventChannel {
    private final Sse sse;
    private final SseEventSink sink;

    SseChannel(Sse sse, SseEventSink sink) {
        this.sse = sse;
        this.sink = sink;
    }

    @Override
    public CompletionStage<?> send(String id, String type, String json) {
        return sink.send(sse.newEventBuilder()
                .id(id)
                .name(type)
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, json)
                .build());
    }

    @Override
    public CompletionStage<?> comment(String id, String text) {
        return sink.send(sse.newEventBuilder().id(id).comment(text).build());
    }

    @Override
    public boolean closed() {
        return sink.isClosed();
    }

    @Override
    public void close() {
        sink.close();
    }
}
