package org.strowger.rest.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.Test;
import org.strowger.api.event.DomainEvent;

public class EventTextTest {
    private int read;

    /** Counts how often it is written. */
    public final class Counted implements DomainEvent {
        @Override
        public Instant at() {
            return Instant.EPOCH;
        }

        @Override
        public String type() {
            return "test.counted";
        }

        public int getTimes() {
            return ++read;
        }
    }

    /** Refers to itself, so that it has no end. */
    public static final class Endless implements DomainEvent {
        @Override
        public Instant at() {
            return Instant.EPOCH;
        }

        @Override
        public String type() {
            return "test.endless";
        }

        public Endless getSelf() {
            return this;
        }
    }

    @Test
    public void itIsWrittenOnceAndOnlyForSomebody() {
        EventText text = new EventText(new ObjectMapper(), new Counted());
        assertThat(read).isZero();
        assertThat(text.get()).isEqualTo("{\"type\":\"test.counted\",\"times\":1}");
        assertThat(text.get()).isEqualTo("{\"type\":\"test.counted\",\"times\":1}");
    }

    @Test
    public void whatCannotBeWrittenIsLeftOut() {
        EventText text = new EventText(new ObjectMapper(), new Endless());
        assertThat(text.get()).isNull();
        assertThat(text.get()).isNull();
    }
}
