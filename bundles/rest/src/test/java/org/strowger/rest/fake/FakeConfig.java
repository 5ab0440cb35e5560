package org.strowger.rest.fake;

import java.time.Instant;
import java.util.ArrayList;
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
import org.strowger.api.config.HistoryPage;
import org.strowger.api.config.HistoryQuery;
import org.strowger.api.config.InactiveType;
import org.strowger.api.config.KnownTargetKind;
import org.strowger.api.config.TargetKind;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;

/** Configuration in memory, as far as this door needs it. */
public final class FakeConfig implements ConfigService {
    public final List<TypeSchema> types =
            new ArrayList<>(List.of(FakeTypes.EXTENSION, FakeTypes.ACCOUNT, FakeTypes.PROMPT));
    /** Types whose bundle is absent, with labels. */
    public final Map<String, Text> absent = new TreeMap<>();

    private final Map<String, FakeTransaction> open = new LinkedHashMap<>();
    private final List<Commit> history = new ArrayList<>();
    private final List<Map<String, Map<String, Map<String, Object>>>> versions = new ArrayList<>();

    /** The same one as long as nothing changes, as of the real one. */
    private FakeSnapshot snapshot;

    public FakeConfig() {
        versions.add(new TreeMap<>());
    }

    Map<String, Map<String, Map<String, Object>>> head() {
        return versions.get(versions.size() - 1);
    }

    @Override
    public ConfigSnapshot snapshot() {
        if (snapshot == null || snapshot.version() != versions.size() - 1) {
            snapshot = new FakeSnapshot(versions.size() - 1, head());
        }
        return snapshot;
    }

    @Override
    public ConfigTransaction begin(Author author) {
        FakeTransaction transaction = new FakeTransaction(this, "t" + (open.size() + 1), author, versions.size() - 1);
        open.put(transaction.id(), transaction);
        return transaction;
    }

    Commit committed(Author author, String comment, List<Change> changes, Instant confirmBy, long rollbackOf) {
        Commit commit = new Commit(
                versions.size() - 1,
                Instant.parse("2026-11-21T08:00:00Z"),
                author,
                comment,
                changes,
                confirmBy,
                rollbackOf);
        history.add(0, commit);
        return commit;
    }

    void install(Map<String, Map<String, Map<String, Object>>> next) {
        versions.add(next);
    }

    void closed(String id) {
        open.remove(id);
    }

    /** How many transactions were neither committed nor discarded. */
    public int openTransactions() {
        return open.size();
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
        return history.stream().skip(offset).limit(limit).toList();
    }

    /** By account and type only. */
    @Override
    public HistoryPage history(HistoryQuery query, int offset, int limit) {
        List<Commit> found = history.stream()
                .filter(c -> query.author().isEmpty()
                        || query.author().equals(c.author().name()))
                .filter(c -> query.type().isEmpty() || touches(c, Set.of(query.type())))
                .filter(c -> query.types() == null || touches(c, query.types()))
                .toList();
        return new HistoryPage(found.stream().skip(offset).limit(limit).toList(), found.size());
    }

    private static boolean touches(Commit commit, Set<String> types) {
        return commit.changes().stream().anyMatch(c -> types.contains(c.item().type()));
    }

    @Override
    public List<Change> difference(long from, long to) {
        if (from >= versions.size() || to >= versions.size()) {
            throw new ProblemException(Kind.NOT_FOUND, "version.unknown", "", Text.of("No such version.", "无此版本。"));
        }
        return FakeTransaction.changes(
                types, new FakeSnapshot(from, versions.get((int) from)), new FakeSnapshot(to, versions.get((int) to)));
    }

    @Override
    public List<Commit> unconfirmed() {
        return history.stream().filter(c -> c.confirmBy() != null).toList();
    }

    @Override
    public Optional<Commit> version(long version) {
        return history.stream().filter(c -> c.version() == version).findFirst();
    }

    @Override
    public Commit rollback(long version, Author author) {
        if (version < 0 || version >= versions.size()) {
            throw new ProblemException(Kind.NOT_FOUND, "version.unknown", "", Text.of("No such version.", "无此版本。"));
        }
        install(versions.get((int) version));
        return committed(author, "", List.of(), null, version);
    }

    @Override
    public Commit confirm(long version, Author author) {
        return version(version)
                .filter(c -> c.confirmBy() != null)
                .orElseThrow(() -> new ProblemException(
                        Kind.CONFLICT, "commit.not-waiting", "", Text.of("It does not wait.", "无需确认。")));
    }

    /** Stores an item of an absent type. */
    public void keep(String type, String key, Map<String, Object> values) {
        absent.put(type, Text.of("Lobby", "大厅"));
        Map<String, Map<String, Map<String, Object>>> next = new TreeMap<>(head());
        next.put(type, new TreeMap<>(Map.of(key, values)));
        install(next);
    }

    @Override
    public List<InactiveType> inactiveTypes() {
        return absent.entrySet().stream()
                .filter(e -> head().containsKey(e.getKey()))
                .map(e -> new InactiveType(
                        e.getKey(), e.getValue(), head().get(e.getKey()).size()))
                .toList();
    }

    @Override
    public Commit purge(Set<String> names, Author author, String comment) {
        if (!absent.keySet().containsAll(names)) {
            throw new ProblemException(Kind.NOT_FOUND, "type.unknown", "", Text.of("No such type.", "无此类型。"));
        }
        Map<String, Map<String, Map<String, Object>>> next = new TreeMap<>(head());
        next.keySet().removeAll(names);
        install(next);
        return committed(author, comment, List.of(), null, 0);
    }

    @Override
    public List<KnownTargetKind> targetKinds() {
        TargetKind kind = new TargetKind("extension", Text.of("Extension", "分机"), "extension", "");
        return List.of(
                new KnownTargetKind(kind, true),
                new KnownTargetKind(new TargetKind("hangup", Text.of("Hang up", "挂断"), "", ""), true),
                new KnownTargetKind(new TargetKind("number", Text.of("Number", "号码"), "", "[0-9]+"), true),
                new KnownTargetKind(new TargetKind("gone", Text.of("Gone", "已移除"), "", ""), false));
    }

    @Override
    public List<TypeSchema> types() {
        return types;
    }

    @Override
    public Optional<TypeSchema> type(String name) {
        return types.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
