package org.strowger.config;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.config.Author;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.InactiveType;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.store.StoreException;
import org.strowger.config.check.ItemProblem;
import org.strowger.config.check.SetValidator;
import org.strowger.config.destination.KindRegistry;
import org.strowger.config.destination.Kinds;
import org.strowger.config.journal.ItemChange;
import org.strowger.config.journal.Journal;
import org.strowger.config.journal.NewCommit;
import org.strowger.config.model.Entry;
import org.strowger.config.model.Snapshot;
import org.strowger.config.model.Types;
import org.strowger.config.schema.SchemaReader;
import org.strowger.config.schema.TypeFacts;
import org.strowger.config.schema.TypeModel;

/**
 * Holds the snapshot in force and is the only one to replace it: by a commit, or because a type came or went. Writers
 * wait for each other; readers never wait.
 */
final class ConfigEngine {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigEngine.class);

    private final ReentrantLock writing = new ReentrantLock();
    private final Journal journal;
    private final Memory memory;
    private final KindRegistry kinds;
    private final EntryMaker entries;
    private final Notifier notifier;
    private final Clock clock;

    private volatile Snapshot snapshot;
    /** After a failure of the database nobody knows whether the last commit is in it. */
    private boolean uncertain;

    ConfigEngine(Journal journal, EntryMaker entries, Notifier notifier, Clock clock) {
        this.journal = journal;
        this.memory = new Memory(journal);
        this.kinds = new KindRegistry(memory.kinds(), memory::keep);
        this.entries = entries;
        this.notifier = notifier;
        this.clock = clock;
        this.snapshot = load(new Types(entries.factory(), memory.types()));
    }

    private Snapshot load(Types types) {
        Journal.State state = journal.load();
        List<Entry> all = new ArrayList<>();
        state.items().forEach((ref, text) -> all.add(entries.lenient(types, ref, text)));
        return Snapshot.of(state.version(), types, all);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** Runs something while nobody else writes; what it commits is part of it. */
    <T> T exclusively(Supplier<T> work) {
        writing.lock();
        try {
            return work.get();
        } finally {
            writing.unlock();
        }
    }

    /** @throws IllegalArgumentException when the record cannot be a type, or there is one of that name */
    void activate(ConfigDeclaration<?> declaration) {
        TypeModel model = SchemaReader.read(declaration.type());
        exclusively(() -> {
            Types types = snapshot.types();
            if (types.model(model.name()).isPresent()) {
                throw new IllegalArgumentException("there are two declarations of " + model.name());
            }
            if (!types.remembers(model)) {
                memory.keep(model.name(), TypeFacts.of(model));
            }
            retype(types.with(model, declaration), model.name());
            return null;
        });
    }

    void deactivate(ConfigDeclaration<?> declaration) {
        exclusively(() -> {
            Types types = snapshot.types();
            types.all().stream()
                    .filter(t -> t.declaration() == declaration)
                    .map(t -> t.model().name())
                    .findFirst()
                    .ifPresent(name -> retype(types.without(name), name));
            return null;
        });
    }

    private void retype(Types types, String name) {
        Map<ItemRef, Entry> again = new LinkedHashMap<>();
        snapshot.entries(name).forEach(e -> again.put(e.ref(), entries.lenient(types, e.ref(), e.text())));
        snapshot = snapshot.with(snapshot.version(), types, again);
        notifier.refreshed(this::snapshot);
    }

    KindRegistry kinds() {
        return kinds;
    }

    /** Types that have items although they are absent. */
    List<InactiveType> inactiveTypes() {
        Snapshot current = snapshot;
        Types types = current.types();
        return current.typeNames().stream()
                .filter(name -> types.model(name).isEmpty())
                .map(name -> new InactiveType(
                        name, types.label(name), current.entries(name).size()))
                .toList();
    }

    /** Deletes all items of absent types. */
    Commit purge(Set<String> names, Author author, String comment) {
        return exclusively(() -> {
            Snapshot head = snapshot;
            Map<ItemRef, Entry> staged = new LinkedHashMap<>();
            for (String name : names) {
                if (head.types().model(name).isPresent()) {
                    throw Refusals.activeType(head.types().label(name));
                }
                if (!head.types().known(name) && !head.typeNames().contains(name)) {
                    throw Refusals.unknownType(name);
                }
                head.entries(name).forEach(e -> staged.put(e.ref(), null));
            }
            return commit(head, staged, CommitRequest.purging(author, comment, names));
        });
    }

    /** How many items cannot be read by their type, although it is there. */
    int unreadableCount() {
        Snapshot current = snapshot;
        return current.types().all().stream()
                .mapToInt(t -> current.unreadable(t.model().name()))
                .sum();
    }

    /** The staged items as the types are now, without those that do not differ from the configuration in force. */
    Map<ItemRef, Entry> differing(Snapshot head, Map<ItemRef, Entry> staged) {
        Map<ItemRef, Entry> changes = new LinkedHashMap<>();
        staged.forEach((ref, entry) -> {
            String before = head.entry(ref).map(Entry::text).orElse(null);
            if (!Objects.equals(before, entry == null ? null : entry.text())) {
                changes.put(ref, entry == null ? null : entries.current(head.types(), entry));
            }
        });
        return changes;
    }

    /** What stands in the way of a commit: nothing, when empty. */
    List<Problem> problems(Snapshot base, Map<ItemRef, Entry> staged) {
        Snapshot head = snapshot;
        List<Problem> conflicts = conflicts(base, head, staged);
        Map<ItemRef, Entry> changes = differing(head, staged);
        List<Problem> all = new ArrayList<>(conflicts);
        all.addAll(problems(head, head.with(head.version(), changes), changes, kinds.current()));
        return all;
    }

    private static List<Problem> problems(Snapshot head, Snapshot proposed, Map<ItemRef, Entry> changes, Kinds kinds) {
        return ItemProblem.render(SetValidator.check(head, proposed, changes.keySet(), kinds), changes.keySet());
    }

    private static List<Problem> conflicts(Snapshot base, Snapshot head, Map<ItemRef, Entry> staged) {
        return staged.entrySet().stream()
                .map(e -> new Merge(
                        e.getKey(), base.entry(e.getKey()), Optional.ofNullable(e.getValue()), head.entry(e.getKey())))
                .filter(Merge::conflicting)
                .map(merge -> Refusals.changedMeanwhile(head.types().label(merge.item())))
                .toList();
    }

    /** Who changed an item last, after a version. */
    Optional<Commit> lastChange(ItemRef item, long after) {
        return journal.history().lastChange(item).filter(commit -> commit.version() > after);
    }

    /** @param base what the changes were made on; the same as in force when that does not matter */
    Commit commit(Snapshot base, Map<ItemRef, Entry> staged, CommitRequest request) {
        return exclusively(() -> {
            try {
                recover();
                return commitAlone(base, staged, request);
            } catch (StoreException e) {
                uncertain = true;
                LOG.error("commit failed: {}", e.getMessage());
                throw Refusals.storeFailed();
            }
        });
    }

    private void recover() {
        if (uncertain) {
            snapshot = load(snapshot.types());
            uncertain = false;
            notifier.refreshed(this::snapshot);
        }
    }

    private Commit commitAlone(Snapshot base, Map<ItemRef, Entry> staged, CommitRequest request) {
        Snapshot head = snapshot;
        List<Problem> conflicts = conflicts(base, head, staged);
        if (!conflicts.isEmpty()) {
            throw new ProblemException(Kind.CONFLICT, conflicts);
        }
        Map<ItemRef, Entry> changes = differing(head, staged);
        if (changes.isEmpty() && request.settled().isEmpty()) {
            journal.markInitial(List.copyOf(request.initial()), request.purged());
            return headCommit(head);
        }
        Snapshot proposed = head.with(head.version() + 1, changes);
        if (request.checked()) {
            Kinds there = kinds.current();
            // What is restored was right when it was in force; what it names may be absent now, and is kept all the
            // same.
            refuse(problems(head, proposed, changes, request.rollbackOf() > 0 ? there.awake() : there));
        }
        kinds.keep();
        NewCommit commit = newCommit(head, proposed.version(), changes, request);
        journal.write(commit);
        snapshot = proposed;
        Commit masked = commit.masked();
        notifier.committed(masked, head, proposed);
        return masked;
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(Kind.INVALID, problems);
        }
    }

    private NewCommit newCommit(Snapshot head, long version, Map<ItemRef, Entry> changes, CommitRequest request) {
        return new NewCommit(
                version,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                request.author(),
                request.comment(),
                changes(head, changes),
                request.confirmBy(),
                request.rollbackOf(),
                request.settled(),
                request.initial(),
                request.purged());
    }

    /** Differences against a snapshot. */
    static List<ItemChange> changes(Snapshot from, Map<ItemRef, Entry> changes) {
        return changes.entrySet().stream()
                .map(e -> new ItemChange(
                        e.getKey(),
                        from.entry(e.getKey()).map(Entry::text).orElse(null),
                        e.getValue() == null ? null : e.getValue().text()))
                .toList();
    }

    private Commit headCommit(Snapshot head) {
        return journal.history()
                .find(head.version())
                .orElseGet(() -> new Commit(0, clock.instant(), Author.SYSTEM, "", List.of(), null, 0));
    }

    /**
     * Commits texts as they once were.
     *
     * @param texts null deletes
     */
    Commit restore(Map<ItemRef, String> texts, CommitRequest request) {
        return exclusively(() -> {
            Snapshot head = snapshot;
            Map<ItemRef, Entry> staged = new HashMap<>();
            List<ItemProblem> broken = new ArrayList<>();
            texts.forEach((ref, text) -> {
                Optional<Entry> entry = Optional.ofNullable(text).map(t -> entries.lenient(head.types(), ref, t));
                staged.put(ref, entry.orElse(null));
                entry.ifPresent(e -> broken.addAll(entries.check(head.types(), e)));
            });
            if (request.checked()) {
                refuse(ItemProblem.render(broken, texts.keySet()));
            }
            return commit(head, staged, request);
        });
    }
}
