package org.strowger.rest.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.strowger.api.config.Author;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.Conflict;
import org.strowger.api.config.Generated;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.Resolution;
import org.strowger.api.config.SecretMask;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;

/** Staged changes. A name that is {@code taken} fails in whole-set validation, an unknown field at once. */
final class FakeTransaction implements ConfigTransaction {
    private final FakeConfig config;
    private final String id;
    private final Author author;
    private final long base;
    private final Map<String, Map<String, Map<String, Object>>> staged = new TreeMap<>();

    FakeTransaction(FakeConfig config, String id, Author author, long base) {
        this.config = config;
        this.id = id;
        this.author = author;
        this.base = base;
        config.head().forEach((type, items) -> staged.put(type, new TreeMap<>(items)));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Author author() {
        return author;
    }

    @Override
    public Instant startedAt() {
        return Instant.parse("2026-11-21T08:00:00Z");
    }

    @Override
    public long base() {
        return base;
    }

    @Override
    public void create(String type, Map<String, Object> values) {
        TypeSchema schema = check(type, values);
        String key = String.valueOf(values.getOrDefault(schema.key(), ""));
        if (key.isEmpty()) {
            throw problem(Kind.INVALID, "value.required", schema.key());
        }
        Map<String, Object> full = new LinkedHashMap<>(Map.of("enabled", true));
        full.putAll(values);
        if (items(type).putIfAbsent(key, full) != null) {
            throw problem(Kind.CONFLICT, "item.exists", schema.key());
        }
    }

    @Override
    public void replace(String type, String key, Map<String, Object> values) {
        delete(type, key);
        create(type, values);
    }

    @Override
    public void patch(String type, String key, Map<String, Object> values) {
        TypeSchema schema = check(type, values);
        existing(type, key);
        if (!values.getOrDefault(schema.key(), key).equals(key)) {
            throw problem(Kind.INVALID, "value.immutable", schema.key());
        }
        Map<String, Object> next = new LinkedHashMap<>(items(type).get(key));
        values.forEach((f, v) -> next.compute(f, (n, old) -> SecretMask.SET.equals(v) ? old : v));
        items(type).put(key, next);
    }

    @Override
    public void delete(String type, String key) {
        existing(type, key);
        items(type).remove(key);
    }

    private void existing(String type, String key) {
        if (!items(type).containsKey(key)) {
            throw problem(Kind.NOT_FOUND, "item.unknown", "");
        }
    }

    private TypeSchema check(String type, Map<String, Object> values) {
        TypeSchema schema = config.type(type).orElseThrow();
        for (String name : values.keySet()) {
            schema.field(name).orElseThrow(() -> problem(Kind.INVALID, "field.unknown", name));
        }
        return schema;
    }

    private Map<String, Map<String, Object>> items(String type) {
        return staged.computeIfAbsent(type, t -> new TreeMap<>());
    }

    static ProblemException problem(Kind kind, String code, String field) {
        return new ProblemException(kind, code, field, Text.of("Refused: " + code, "拒绝：" + code));
    }

    @Override
    public ConfigSnapshot proposed() {
        return new FakeSnapshot(base, staged);
    }

    @Override
    public List<Change> diff() {
        return changes(config.types(), config.snapshot(), proposed());
    }

    static List<Change> changes(List<TypeSchema> types, ConfigSnapshot before, ConfigSnapshot after) {
        List<Change> changes = new ArrayList<>();
        for (TypeSchema type : types) {
            TreeSet<String> keys = new TreeSet<>(before.keys(type.name()));
            keys.addAll(after.keys(type.name()));
            for (String key : keys) {
                Map<String, Object> old = before.raw(type.name(), key).orElse(null);
                Map<String, Object> now = after.raw(type.name(), key).orElse(null);
                if (!Objects.equals(old, now)) {
                    changes.add(new Change(new ItemRef(type.name(), key), old, now, false));
                }
            }
        }
        return changes;
    }

    @Override
    public List<Problem> validate() {
        List<Change> changes = diff();
        return changes.stream()
                .filter(c -> c.after() != null && "taken".equals(c.after().get("name")))
                .map(c -> new Problem(
                        "name.taken",
                        (changes.size() == 1
                                        ? ""
                                        : c.item().type() + "/" + c.item().key() + "/") + "name",
                        Text.of("The name is taken.", "名称已被占用。")))
                .toList();
    }

    @Override
    public Commit commit(String comment) {
        return commit(comment, null);
    }

    /** One about whatever is called {@code disputed}. */
    @Override
    public List<Conflict> conflicts() {
        return diff().stream()
                .filter(c -> c.after() != null && "disputed".equals(c.after().get("name")))
                .map(c -> new Conflict(
                        c.item(),
                        Conflict.Deed.UPDATE,
                        Conflict.Deed.UPDATE,
                        "bob",
                        7,
                        List.of(new Conflict.Difference("name", "Ann", "disputed", "Cia", false))))
                .toList();
    }

    /** Takes theirs of everything that is disputed. */
    @Override
    public void rebase(List<Resolution> chosen, Resolution.Side otherwise) {
        if (chosen.isEmpty() && otherwise == null) {
            refuseDisputes();
        }
        conflicts().forEach(c -> patch(c.item().type(), c.item().key(), Map.of("name", "Cia")));
    }

    private void refuseDisputes() {
        if (!conflicts().isEmpty()) {
            throw problem(Kind.CONFLICT, "commit.conflict", "");
        }
    }

    @Override
    public void unstage(String type, String key) {
        Map<String, Object> before = config.head().getOrDefault(type, Map.of()).get(key);
        if (before == null) {
            items(type).remove(key);
        } else {
            items(type).put(key, before);
        }
    }

    @Override
    public ConfigTransaction copy() {
        FakeTransaction copy = new FakeTransaction(config, "", author, base);
        staged.forEach((type, items) -> copy.staged.put(type, new TreeMap<>(items)));
        return copy;
    }

    /** A password for everybody who has been given none. */
    @Override
    public List<Generated> generated() {
        return diff().stream()
                .filter(c -> c.before() == null && !c.after().containsKey("password"))
                .map(c -> new Generated(c.item(), "password", "made-" + c.item().key()))
                .toList();
    }

    private Commit commit(String comment, Instant confirmBy) {
        refuseDisputes();
        List<Problem> problems = validate();
        if (!problems.isEmpty()) {
            throw new ProblemException(Kind.INVALID, problems);
        }
        List<Change> changes = diff();
        config.install(staged);
        config.closed(id);
        return config.committed(author, comment, changes, confirmBy, 0);
    }

    @Override
    public Commit commitConfirmed(String comment, Duration within) {
        return commit(comment, startedAt().plus(within));
    }

    @Override
    public void discard() {
        config.closed(id);
    }
}
