package org.strowger.extensions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.strowger.api.config.Author;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.testkit.FakeConfig;

/** A configuration that takes new items and remembers their values. */
final class CreatingConfig extends FakeConfig {
    private final List<Map<String, Object>> created = new CopyOnWriteArrayList<>();
    private final AtomicInteger commits = new AtomicInteger();
    private volatile boolean typeThere;

    void typeAppears() {
        typeThere = true;
    }

    List<Map<String, Object>> created() {
        return List.copyOf(created);
    }

    int commits() {
        return commits.get();
    }

    @Override
    public Optional<TypeSchema> type(String name) {
        return typeThere
                ? Optional.of(new TypeSchema(name, "number", new Text(name, name), List.of(), List.of(), List.of()))
                : Optional.empty();
    }

    @Override
    public ConfigTransaction begin(Author author) {
        return new Transaction(author);
    }

    private final class Transaction implements ConfigTransaction {
        private final Author author;

        Transaction(Author author) {
            this.author = author;
        }

        @Override
        public String id() {
            return "transaction";
        }

        @Override
        public Author author() {
            return author;
        }

        @Override
        public Instant startedAt() {
            return Instant.EPOCH;
        }

        @Override
        public long base() {
            return 0;
        }

        @Override
        public void create(String type, Map<String, Object> values) {
            created.add(values);
        }

        @Override
        public void replace(String type, String key, Map<String, Object> values) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void patch(String type, String key, Map<String, Object> values) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(String type, String key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ConfigSnapshot proposed() {
            return snapshot();
        }

        @Override
        public List<Change> diff() {
            return List.of();
        }

        @Override
        public List<Problem> validate() {
            return List.of();
        }

        @Override
        public Commit commit(String comment) {
            return new Commit(commits.incrementAndGet(), Instant.EPOCH, author, comment, List.of(), null, 0);
        }

        @Override
        public Commit commitConfirmed(String comment, Duration within) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void discard() {
            throw new UnsupportedOperationException();
        }
    }
}
