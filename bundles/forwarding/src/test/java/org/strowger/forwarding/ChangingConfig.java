package org.strowger.forwarding;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.strowger.api.config.Author;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.Field;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;
import org.strowger.testkit.ConfigRecords;
import org.strowger.testkit.FakeConfig;

/** A configuration in which forwarding can be changed, one item a transaction. */
final class ChangingConfig extends FakeConfig {
    private final ForwardingDeclaration declaration;
    private final List<Author> authors = new CopyOnWriteArrayList<>();
    /** Done once, just before the next commit. */
    private Runnable meanwhile = () -> {};

    ChangingConfig(ForwardingDeclaration declaration) {
        this.declaration = declaration;
    }

    /** Who has committed a difference, in order. */
    List<Author> authors() {
        return List.copyOf(authors);
    }

    void meanwhile(Runnable change) {
        meanwhile = change;
    }

    Forwarding of(String extension) {
        return snapshot().find(Forwarding.class, extension).orElse(null);
    }

    @Override
    public ConfigTransaction begin(Author author) {
        return new Transaction(author, snapshot());
    }

    private final class Transaction implements ConfigTransaction {
        private final Author author;
        private final ConfigSnapshot base;
        private Forwarding staged;

        Transaction(Author author, ConfigSnapshot base) {
            this.author = author;
            this.base = base;
        }

        @Override
        public void create(String type, Map<String, Object> values) {
            if (base.find(Forwarding.class, (String) values.get("extension")).isPresent()) {
                throw new ProblemException(Kind.CONFLICT, "item.exists", "", Text.of("there", "有"));
            }
            stage(values);
        }

        @Override
        public void patch(String type, String key, Map<String, Object> values) {
            Map<String, Object> all = new HashMap<>();
            Forwarding before = base.find(Forwarding.class, key).orElseThrow();
            for (RecordComponent component : Forwarding.class.getRecordComponents()) {
                try {
                    all.put(component.getName(), component.getAccessor().invoke(before));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
            all.putAll(values);
            stage(all);
        }

        private void stage(Map<String, Object> values) {
            List<Problem> problems = new ArrayList<>();
            for (RecordComponent component : Forwarding.class.getRecordComponents()) {
                Field field = component.getAnnotation(Field.class);
                boolean wrong = values.get(component.getName()) instanceof String text
                        && !field.pattern().isEmpty()
                        && !text.matches(field.pattern());
                if (wrong) {
                    problems.add(new Problem("field.pattern", component.getName(), Text.of("wrong", "错")));
                }
            }
            refuse(problems);
            staged = ConfigRecords.make(Forwarding.class, values);
        }

        private void refuse(List<Problem> problems) {
            if (!problems.isEmpty()) {
                throw new ProblemException(Kind.INVALID, problems);
            }
        }

        @Override
        public Commit commit(String comment) {
            meanwhile.run();
            meanwhile = () -> {};
            if (staged != null) {
                commitStaged();
            }
            return new Commit(snapshot().version(), Instant.EPOCH, author, comment, List.of(), null, 0);
        }

        private void commitStaged() {
            String key = staged.extension();
            if (!base.find(Forwarding.class, key).equals(snapshot().find(Forwarding.class, key))) {
                throw new ProblemException(Kind.CONFLICT, "commit.conflict", "", Text.of("changed", "已改"));
            }
            refuse(declaration.validate(staged, snapshot()));
            ConfigSnapshot before = snapshot();
            Forwarding old = of(key);
            put(key, staged);
            List<Problem> problems = declaration.validateAll(before, snapshot());
            if (!problems.isEmpty()) {
                if (old == null) {
                    remove(Forwarding.class, key);
                } else {
                    put(key, old);
                }
            }
            refuse(problems);
            if (!staged.equals(old)) {
                authors.add(author);
            }
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
            return base.version();
        }

        @Override
        public void replace(String type, String key, Map<String, Object> values) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(String type, String key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ConfigSnapshot proposed() {
            return base;
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
        public Commit commitConfirmed(String comment, Duration within) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void discard() {}
    }
}
