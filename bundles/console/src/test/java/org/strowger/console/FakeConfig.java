package org.strowger.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.strowger.api.config.Author;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.Field.SecretKind;
import org.strowger.api.config.InactiveType;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.KnownTargetKind;
import org.strowger.api.config.SecretMask;
import org.strowger.api.config.TargetKind;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.api.config.TypeSchema.Option;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** A configuration with one type, {@code phone}, and one singleton, {@code system}; items are maps. */
public final class FakeConfig implements ConfigService {
    public static final TypeSchema PHONE = new TypeSchema(
            "phone",
            "number",
            Text.of("Phones", "话机"),
            List.of(
                    field("number", Kind.STRING, null, true),
                    field("name", Kind.STRING, null, true),
                    field("password", Kind.STRING, null, false),
                    field("enabled", Kind.BOOLEAN, null, false),
                    field("fallback", Kind.STRING, null, false),
                    field("expiry", Kind.DURATION, null, false),
                    field("mode", Kind.ENUM, null, false),
                    field("codecs", Kind.LIST, Kind.STRING, false),
                    field("lines", Kind.LIST, Kind.INTEGER, false),
                    field("nat", Kind.OBJECT, null, false)),
            List.of(),
            List.of());

    public static final TypeSchema SYSTEM = new TypeSchema(
            "system",
            "",
            Text.of("System", "系统"),
            List.of(field("name", Kind.STRING, null, true)),
            List.of(),
            List.of());

    public final Map<String, Map<String, Object>> phones = new TreeMap<>();
    public final Map<String, Object> system = new LinkedHashMap<>(Map.of("name", "pbx"));
    /** Items of a type whose bundle is absent. */
    public final Map<String, Map<String, Object>> lobby = new TreeMap<>();

    public final List<Commit> commits = new ArrayList<>();
    public final Map<String, Transaction> open = new LinkedHashMap<>();

    private static FieldSchema field(String name, Kind kind, Kind element, boolean column) {
        Text label = Text.of(name, name + "（中）");
        List<Option> options =
                kind == Kind.ENUM ? List.of(new Option("info", label), new Option("inband", label)) : List.of();
        List<FieldSchema> parts = kind == Kind.OBJECT
                ? List.of(field("on", Kind.BOOLEAN, null, false), field("host", Kind.STRING, null, false))
                : List.of();
        SecretKind secret = "password".equals(name) ? SecretKind.ENCRYPTED : SecretKind.NONE;
        return new FieldSchema(
                name,
                kind,
                element,
                parts,
                false,
                null,
                null,
                null,
                "",
                options,
                "",
                "fallback".equals(name),
                "",
                secret,
                "",
                0,
                column,
                false,
                false,
                label,
                label,
                label);
    }

    @Override
    public ConfigSnapshot snapshot() {
        return new Snapshot(phones, system, lobby, commits.size());
    }

    @Override
    public ConfigTransaction begin(Author author) {
        Transaction transaction = new Transaction("t" + open.size(), author);
        open.put(transaction.id(), transaction);
        return transaction;
    }

    @Override
    public Optional<ConfigTransaction> transaction(String id) {
        return Optional.ofNullable(open.get(id));
    }

    @Override
    public List<ConfigTransaction> transactions() {
        return List.copyOf(open.values());
    }

    @Override
    public List<Commit> history(int offset, int limit) {
        return commits.stream().skip(offset).limit(limit).toList();
    }

    @Override
    public Optional<Commit> version(long version) {
        return commits.stream().filter(c -> c.version() == version).findFirst();
    }

    @Override
    public Commit rollback(long version, Author author) {
        return record(author, "rollback", List.of(), null, version);
    }

    @Override
    public Commit confirm(long version, Author author) {
        return version(version)
                .orElseThrow(() -> new ProblemException(
                        ProblemException.Kind.CONFLICT, "confirm", "", Text.of("Nothing waits.", "没有等待确认的版本。")));
    }

    @Override
    public List<TypeSchema> types() {
        return List.of(PHONE, SYSTEM);
    }

    @Override
    public Optional<TypeSchema> type(String name) {
        return types().stream().filter(t -> t.name().equals(name)).findFirst();
    }

    @Override
    public List<InactiveType> inactiveTypes() {
        return lobby.isEmpty() ? List.of() : List.of(new InactiveType("lobby", Text.of("Lobby", "大厅"), lobby.size()));
    }

    @Override
    public Commit purge(Set<String> types, Author author, String comment) {
        if (!types.equals(Set.of("lobby"))) {
            throw new ProblemException(ProblemException.Kind.CONFLICT, "type.active", "", Text.of("In use.", "正在使用。"));
        }
        lobby.clear();
        return record(author, comment, List.of(), null, 0);
    }

    @Override
    public List<KnownTargetKind> targetKinds() {
        return List.of(
                new KnownTargetKind(new TargetKind("phone", Text.of("Phone", "话机"), "phone", ""), true),
                new KnownTargetKind(new TargetKind("hangup", Text.of("Hang up", "挂断"), "", ""), true),
                new KnownTargetKind(new TargetKind("gone", Text.of("Gone", "已移除"), "", ""), false));
    }

    private Commit record(Author author, String comment, List<Change> changes, Instant confirmBy, long rollbackOf) {
        Commit commit = new Commit(commits.size() + 1, Instant.EPOCH, author, comment, changes, confirmBy, rollbackOf);
        commits.add(commit);
        return commit;
    }

    private record Snapshot(
            Map<String, Map<String, Object>> phones,
            Map<String, Object> system,
            Map<String, Map<String, Object>> lobby,
            long version)
            implements ConfigSnapshot {
        @Override
        public <T extends Record> Optional<T> find(Class<T> type, String key) {
            return Optional.empty();
        }

        @Override
        public <T extends Record> Collection<T> all(Class<T> type) {
            return List.of();
        }

        @Override
        public <T extends Record> T singleton(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> typeNames() {
            return Set.of("phone", "system");
        }

        @Override
        public Optional<Map<String, Object>> raw(String type, String key) {
            Map<String, Object> item =
                    "system".equals(type) ? system : "lobby".equals(type) ? lobby.get(key) : phones.get(key);
            return Optional.ofNullable(item).map(values -> {
                Map<String, Object> masked = new LinkedHashMap<>(values);
                masked.computeIfPresent("password", (k, v) -> SecretMask.SET);
                return masked;
            });
        }

        @Override
        public Optional<String> fingerprint(String type, String key) {
            return raw(type, key).map(Map::toString);
        }

        @Override
        public Set<String> keys(String type) {
            return switch (type) {
                case "phone" -> phones.keySet();
                case "lobby" -> lobby.keySet();
                default -> Set.of("default");
            };
        }

        @Override
        public Optional<ItemRef> ownerOfNumber(String number) {
            return Optional.empty();
        }
    }

    /** Staged changes on a copy. */
    public final class Transaction implements ConfigTransaction {
        private final String id;
        private final Author author;
        private final Map<String, Map<String, Object>> staged = new TreeMap<>(phones);
        private final Map<String, Object> stagedSystem = new LinkedHashMap<>(system);
        private final List<Change> changes = new ArrayList<>();

        private Transaction(String id, Author author) {
            this.id = id;
            this.author = author;
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
            return Instant.EPOCH;
        }

        @Override
        public long base() {
            return commits.size();
        }

        @Override
        public void create(String type, Map<String, Object> values) {
            String key = (String) values.get("number");
            if (key == null) {
                throw new ProblemException(
                        ProblemException.Kind.INVALID, "required", "number", Text.of("Is needed.", "必填。"));
            }
            changes.add(new Change(new ItemRef(type, key), null, values, values.containsKey("password")));
            staged.put(key, values);
        }

        @Override
        public void replace(String type, String key, Map<String, Object> values) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void patch(String type, String key, Map<String, Object> values) {
            Map<String, Object> before = "system".equals(type) ? stagedSystem : existing(key);
            Map<String, Object> after = new LinkedHashMap<>(before);
            after.putAll(values);
            changes.add(new Change(new ItemRef(type, key), Map.copyOf(before), Map.copyOf(after), false));
            if ("system".equals(type)) {
                stagedSystem.putAll(values);
            } else {
                staged.put(key, after);
            }
        }

        @Override
        public void delete(String type, String key) {
            changes.add(new Change(new ItemRef(type, key), existing(key), null, false));
            staged.remove(key);
        }

        private Map<String, Object> existing(String key) {
            return Optional.ofNullable(staged.get(key))
                    .orElseThrow(() -> new ProblemException(
                            ProblemException.Kind.NOT_FOUND,
                            "not-found",
                            "",
                            Text.of("No phone {0}.", "没有话机 {0}。", key)));
        }

        @Override
        public ConfigSnapshot proposed() {
            return new Snapshot(staged, stagedSystem, lobby, base());
        }

        @Override
        public List<Change> diff() {
            return changes;
        }

        @Override
        public List<Problem> validate() {
            return List.of();
        }

        @Override
        public Commit commit(String comment) {
            return commit(comment, null);
        }

        @Override
        public Commit commitConfirmed(String comment, Duration within) {
            return commit(comment, Instant.EPOCH.plus(within));
        }

        private Commit commit(String comment, Instant confirmBy) {
            phones.clear();
            phones.putAll(staged);
            system.putAll(stagedSystem);
            open.remove(id);
            return record(author, comment, changes, confirmBy, 0);
        }

        @Override
        public void discard() {
            open.remove(id);
        }
    }
}
