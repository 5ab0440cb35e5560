package org.strowger.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.function.Function;

/** Enums in lower case with hyphens, instants as ISO 8601, durations as whole seconds. */
final class ValueModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"unchecked", "rawtypes"})
    ValueModule() {
        super("strowger-values");
        addSerializer(Instant.class, text(Instant::toString));
        addSerializer(LocalTime.class, text(LocalTime::toString));
        addSerializer((Class) Enum.class, text((Enum<?> value) -> EnumNames.of(value)));
        addSerializer(Duration.class, new JsonSerializer<Duration>() {
            @Override
            public void serialize(Duration value, JsonGenerator out, SerializerProvider context) throws IOException {
                out.writeNumber(value.toSeconds());
            }
        });
    }

    private static <T> JsonSerializer<T> text(Function<T, String> format) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider context) throws IOException {
                out.writeString(format.apply(value));
            }
        };
    }
}
