package org.strowger.rest.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.event.DomainEvent;

/** An event as JSON, written when the first client is to get it: mostly nobody listens, and calls make many. Thread safe. */
final class EventText implements Supplier<String> {
    private static final Logger LOG = LoggerFactory.getLogger(EventText.class);

    private final ObjectMapper mapper;
    private DomainEvent event;
    private String json;

    EventText(ObjectMapper mapper, DomainEvent event) {
        this.mapper = mapper;
        this.event = event;
    }

    /** Null when it cannot be written. */
    @Override
    public synchronized String get() {
        if (event != null) {
            json = write();
            event = null;
        }
        return json;
    }

    private String write() {
        try {
            ObjectNode data = mapper.createObjectNode().put("type", event.type());
            data.setAll((ObjectNode) mapper.valueToTree(event));
            return mapper.writeValueAsString(data);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            LOG.warn("An event of type {} cannot be written as JSON and was left out", event.type());
            return null;
        }
    }
}
