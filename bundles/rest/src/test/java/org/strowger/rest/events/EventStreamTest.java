package org.strowger.rest.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.Before;
import org.junit.Test;
import org.strowger.api.accounts.Account;
import org.strowger.api.accounts.Role;
import org.strowger.api.accounts.Sessions;

public class EventStreamTest {
    private static final Audience ALL = new Audience(Set.of(Role.ADMIN), Set.of("101"));
    private final EventRing ring = new EventRing(100);
    private final Channel channel = new Channel();

    /** A wire on which nothing is written until the test says so. */
    private static final class Channel implements EventChannel {
        final List<String> sent = new ArrayList<>();
        final List<CompletableFuture<Void>> pending = new ArrayList<>();
        boolean closed;

        @Override
        public CompletionStage<?> send(String id, String type, String json) {
            sent.add(id);
            return later();
        }

        @Override
        public CompletionStage<?> comment(String id, String text) {
            sent.add(text + " " + id);
            return later();
        }

        private CompletionStage<?> later() {
            CompletableFuture<Void> written = new CompletableFuture<>();
            pending.add(written);
            return written;
        }

        void write() {
            List<CompletableFuture<Void>> now = List.copyOf(pending);
            pending.clear();
            now.forEach(w -> w.complete(null));
        }

        @Override
        public boolean closed() {
            return closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private EventStream stream(Role role, String types, long cursor) {
        Account account = new Account("a", role, role == Role.USER ? "102" : "");
        Instant now = Instant.EPOCH;
        Sessions.Session session = new Sessions.Session("s", account, "", now, now, "", "");
        return new EventStream(ring, channel, session, new TypeFilter(types), "x-", cursor);
    }

    @Before
    public void fill() {
        happen(5);
    }

    private void happen(int count) {
        for (int i = 0; i < count; i++) {
            ring.add(n -> new SentEvent(n, n % 2 == 0 ? "call.even" : "other.odd", () -> "{}", ALL, null));
        }
    }

    @Test
    public void resumesAfterTheLastEventInOrder() {
        stream(Role.ADMIN, null, 2).pump();
        assertThat(channel.sent).containsExactly("x-3", "x-4", "x-5");
    }

    @Test
    public void sendsOnlyTheTypesWantedAndWhatMayBeSeen() {
        stream(Role.ADMIN, "call.*", 0).pump();
        assertThat(channel.sent).containsExactly("x-2", "x-4");
        channel.sent.clear();
        stream(Role.USER, null, 0).pump();
        assertThat(channel.sent).isEmpty();
    }

    @Test
    public void aClientThatDoesNotReadHoldsNothingUpAndIsCutWhenOvertaken() {
        EventStream slow = stream(Role.ADMIN, null, 5);
        happen(80);
        slow.pump();
        int window = channel.sent.size();
        assertThat(window).isBetween(1, 64);
        channel.write();
        assertThat(channel.sent.size()).isGreaterThan(window);
        happen(200);
        channel.write();
        assertThat(slow.open()).isFalse();
        assertThat(channel.closed).isTrue();
    }

    @Test
    public void aHeartbeatSaysHowFarTheClientHasComeThoughNothingWasForHim() {
        EventStream stream = stream(Role.ADMIN, "nothing.*", 2);
        stream.heartbeat();
        channel.write();
        stream.pump();
        stream.heartbeat();
        assertThat(channel.sent).containsExactly("heartbeat x-2", "heartbeat x-5");
    }

    @Test
    public void aClientThatMissesAHeartbeatIsCut() {
        EventStream stream = stream(Role.ADMIN, null, 5);
        stream.heartbeat();
        channel.write();
        stream.heartbeat();
        assertThat(stream.open()).isTrue();
        stream.heartbeat();
        assertThat(stream.open()).isFalse();
    }

    @Test
    public void aBrokenWireIsCut() {
        EventStream stream = stream(Role.ADMIN, null, 4);
        stream.pump();
        channel.pending.get(0).completeExceptionally(new java.io.IOException("gone"));
        assertThat(stream.open()).isFalse();
    }
}
