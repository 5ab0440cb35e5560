package org.strowger.cdr;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.strowger.api.call.CallRecord;

/** A record as JSON, the form in which its details are kept. */
final class RecordCodec {
    private final ObjectMapper mapper = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(Instant.class, new InstantWriter())
                    .addDeserializer(Instant.class, new InstantReader()))
            // A record kept by a newer version must stay readable after going back to this one.
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /** The record as text that fits the column: should it not, routing steps go first, then the legs' details. */
    String encode(CallRecord record) {
        String full = write(record);
        if (full.length() <= CdrSchema.MAX_DETAIL) {
            return full;
        }
        String withoutSteps = write(reduced(record, record.legs()));
        return withoutSteps.length() <= CdrSchema.MAX_DETAIL ? withoutSteps : write(reduced(record, List.of()));
    }

    CallRecord decode(String json) {
        try {
            return mapper.readValue(json, CallRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored call record cannot be read", e);
        }
    }

    private String write(CallRecord record) {
        try {
            return mapper.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a call record cannot be written", e);
        }
    }

    private static CallRecord reduced(CallRecord r, List<CallRecord.LegRecord> legs) {
        return new CallRecord(
                r.id(),
                r.linkedId(),
                r.startedAt(),
                r.answeredAt(),
                r.endedAt(),
                r.caller(),
                r.dialed(),
                r.answeredBy(),
                r.kind(),
                r.result(),
                r.cause(),
                r.hungUpBy(),
                legs,
                List.of(),
                r.transfers());
    }

    private static final class InstantWriter extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class InstantReader extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Instant.parse(in.getText());
        }
    }
}
