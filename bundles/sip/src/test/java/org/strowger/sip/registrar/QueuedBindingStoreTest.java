package org.strowger.sip.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import org.junit.Test;
import org.strowger.api.sip.SipAccount.Transport;

public class QueuedBindingStoreTest {
    private final MemoryStore database = new MemoryStore();

    private static Binding binding(String id, long cseq) {
        return new Binding(
                id,
                "101",
                "sip:101@[2001:db8::1]:5062;transport=tcp",
                new InetSocketAddress("2001:db8::1", 5062),
                new InetSocketAddress("198.51.100.7", 40000),
                Transport.TLS,
                "",
                "<urn:uuid:1>",
                1,
                500,
                List.of("<sip:a;lr>", "<sip:b;lr>"),
                "call",
                cseq,
                "Phone — 电话",
                Instant.parse("2026-11-21T08:00:00.123Z"),
                Instant.parse("2026-11-21T08:30:00Z"),
                true,
                -1);
    }

    @Test
    public void whatIsSavedComesBack() throws InterruptedException {
        try (QueuedBindingStore store = new QueuedBindingStore(database)) {
            store.save(binding("a", 1));
            store.save(binding("b", 1));
            store.save(binding("a", 2));
            store.remove("b");
        }
        assertThat(database.inTransaction(BindingSql::load)).containsExactly(binding("a", 2));
    }

    @Test
    public void manyChangesAreFewTransactions() throws InterruptedException {
        try (QueuedBindingStore store = new QueuedBindingStore(database)) {
            database.broken = true;
            for (int i = 0; i < 1000; i++) {
                store.save(binding("id" + i, i));
            }
            database.broken = false;
            database.transactions.set(0);
        }
        assertThat(database.transactions.get()).isLessThanOrEqualTo(10);
        assertThat(database.inTransaction(BindingSql::load)).hasSize(1000);
    }

    @Test
    public void unreadableRowsAreLeftOut() throws InterruptedException {
        try (QueuedBindingStore store = new QueuedBindingStore(database)) {
            store.save(binding("a", 1));
        }
        database.inTransaction(c -> c.createStatement().executeUpdate("UPDATE registrar_binding SET source = 'x'"));
        assertThat(database.inTransaction(BindingSql::load)).isEmpty();
    }
}
