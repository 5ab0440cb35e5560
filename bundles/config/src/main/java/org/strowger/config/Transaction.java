package org.strowger.config;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.strowger.api.config.Author;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigClosed;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Conflict;
import org.strowger.api.config.Generated;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.Resolution;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.config.journal.ItemChange;
import org.strowger.config.model.Entry;
import org.strowger.config.model.Snapshot;
import org.strowger.config.model.Types;
import org.strowger.config.schema.TypeModel;

/** Staged changes. Thread safe by its own lock, which is always taken before the engine's. */
final class Transaction implements ConfigTransaction {
    private static final int LONGEST_COMMENT = 500;

    private final String id;
    private final Author author;
    private final Instant startedAt;
    private Snapshot base;
    private final ConfigEngine engine;
    private final EntryMaker entries;
    private final Transactions owner;
    /** Null stands for a deletion. */
    private final Map<ItemRef, Entry> staged = new LinkedHashMap<>();

    private final List<Generated> generated = new ArrayList<>();

    private boolean closed;

    Transaction(
            String id, Author author, Instant startedAt, ConfigEngine engine, EntryMaker entries, Transactions owner) {
        this(id, author, startedAt, engine.snapshot(), engine, entries, owner);
    }

    private Transaction(
            String id,
            Author author,
            Instant startedAt,
            Snapshot base,
            ConfigEngine engine,
            EntryMaker entries,
            Transactions owner) {
        this.id = id;
        this.author = author;
        this.startedAt = startedAt;
        this.base = base;
        this.engine = engine;
        this.entries = entries;
        this.owner = owner;
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
        return startedAt;
    }

    /** A copy has no owner: nobody finds it, and it is not swept away. */
    @Override
    public synchronized ConfigTransaction copy() {
        requireOpen();
        Transaction copy = new Transaction("", author, startedAt, base, engine, entries, null);
        copy.staged.putAll(staged);
        return copy;
    }

    @Override
    public synchronized long base() {
        return base.version();
    }

    @Override
    public synchronized void create(String type, Map<String, Object> values) {
        requireOpen();
        Types.Active active = active(type);
        TypeModel model = active.model();
        EntryMaker.Made made = entries.create(active, values);
        ItemRef ref = made.entry().ref();
        if (current(ref).isPresent()) {
            throw Refusals.exists(label(ref), model.keyField());
        }
        stage(ref, made.entry());
        generated.removeIf(g -> g.item().equals(ref));
        made.secrets().forEach((field, value) -> generated.add(new Generated(ref, field, value)));
    }

    private void stage(ItemRef ref, Entry entry) {
        staged.put(ref, entry);
        changed();
    }

    private void changed() {
        if (owner != null) {
            owner.changed(this);
        }
    }

    @Override
    public synchronized List<Generated> generated() {
        requireOpen();
        return generated.stream().filter(g -> staged.get(g.item()) != null).toList();
    }

    @Override
    public synchronized void replace(String type, String key, Map<String, Object> values) {
        requireOpen();
        TypeModel model = model(type);
        ItemRef ref = new ItemRef(type, key);
        stage(ref, entries.replace(model, ref, values, existing(model, ref)));
    }

    @Override
    public synchronized void patch(String type, String key, Map<String, Object> values) {
        requireOpen();
        TypeModel model = model(type);
        ItemRef ref = new ItemRef(type, key);
        stage(ref, entries.patch(model, ref, values, existing(model, ref)));
    }

    @Override
    public synchronized void delete(String type, String key) {
        requireOpen();
        ItemRef ref = new ItemRef(type, key);
        if (current(ref).isEmpty()) {
            throw known(type) ? Refusals.unknownItem(label(ref)) : Refusals.unknownType(type);
        }
        remove(ref);
    }

    /** With what belongs to it. Of a type that is absent nobody knows that it does: such an item has to be deleted first. */
    private void remove(ItemRef ref) {
        stage(ref, null);
        for (Types.Active type : engine.snapshot().types().all()) {
            ItemRef part = new ItemRef(type.model().name(), ref.key());
            if (type.model().belongsTo(ref.type()) && current(part).isPresent()) {
                remove(part);
            }
        }
    }

    @Override
    public synchronized void unstage(String type, String key) {
        requireOpen();
        if (staged.containsKey(new ItemRef(type, key))) {
            staged.remove(new ItemRef(type, key));
            changed();
        }
    }

    /** Items that differ from the version this stands on. */
    synchronized List<ItemRef> touched() {
        return List.copyOf(mine().keySet());
    }

    /** What is staged, without what is as it was. */
    private Map<ItemRef, Entry> mine() {
        Map<ItemRef, Entry> mine = new LinkedHashMap<>();
        staged.forEach((ref, entry) -> {
            if (!base.entry(ref)
                    .map(Entry::text)
                    .equals(Optional.ofNullable(entry).map(Entry::text))) {
                mine.put(ref, entry);
            }
        });
        return mine;
    }

    private List<Merge> merges(Snapshot head) {
        return mine().entrySet().stream()
                .map(e -> new Merge(
                        e.getKey(), base.entry(e.getKey()), Optional.ofNullable(e.getValue()), head.entry(e.getKey())))
                .filter(Merge::conflicting)
                .toList();
    }

    @Override
    public synchronized List<Conflict> conflicts() {
        requireOpen();
        return merges(engine.snapshot()).stream().map(this::conflict).toList();
    }

    private Conflict conflict(Merge merge) {
        return engine.lastChange(merge.item(), base.version())
                .map(commit -> merge.conflict(commit.author().name(), commit.version()))
                .orElseGet(() -> merge.conflict("", 0));
    }

    @Override
    public synchronized void rebase(List<Resolution> chosen, Resolution.Side otherwise) {
        requireOpen();
        Snapshot head = engine.snapshot();
        Verdict verdict = new Verdict(chosen, otherwise);
        List<Merge> merges = merges(head);
        List<Problem> open = merges.stream()
                .filter(m -> m.undecided(verdict))
                .map(m -> Refusals.changedMeanwhile(label(m.item())))
                .toList();
        if (!open.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.CONFLICT, open);
        }
        Map<ItemRef, Entry> next = mine();
        merges.forEach(m -> settle(m, verdict, head, next));
        staged.clear();
        staged.putAll(next);
        base = head;
        changed();
    }

    private void settle(Merge merge, Verdict verdict, Snapshot head, Map<ItemRef, Entry> next) {
        ItemRef ref = merge.item();
        if (!merge.whole()) {
            TypeModel model = active(ref.type()).model();
            next.put(ref, entries.strict(model, ref, merge.values(verdict)));
        } else if (!verdict.mine(ref, "").orElse(false)) {
            next.remove(ref);
        }
    }

    private boolean known(String type) {
        Snapshot head = engine.snapshot();
        return head.types().model(type).isPresent() || head.typeNames().contains(type);
    }

    private Text label(ItemRef ref) {
        return engine.snapshot().types().label(ref);
    }

    private TypeModel model(String type) {
        return active(type).model();
    }

    private Types.Active active(String type) {
        return engine.snapshot()
                .types()
                .active(type)
                .orElseThrow(() -> known(type) ? Refusals.inactiveType(type) : Refusals.unknownType(type));
    }

    private Optional<Entry> current(ItemRef ref) {
        return staged.containsKey(ref) ? Optional.ofNullable(staged.get(ref)) : base.entry(ref);
    }

    /** A singleton always exists. */
    private Optional<Entry> existing(TypeModel model, ItemRef ref) {
        Optional<Entry> entry = current(ref);
        boolean implied = model.singleton() && ConfigType.SINGLETON.equals(ref.key());
        if (entry.isEmpty() && !implied) {
            throw Refusals.unknownItem(label(ref));
        }
        return entry;
    }

    @Override
    public synchronized ConfigSnapshot proposed() {
        requireOpen();
        Snapshot head = engine.snapshot();
        return head.with(head.version(), engine.differing(head, mine()));
    }

    @Override
    public synchronized List<Change> diff() {
        requireOpen();
        return ConfigEngine.changes(base, mine()).stream()
                .map(ItemChange::masked)
                .toList();
    }

    @Override
    public synchronized List<Problem> validate() {
        requireOpen();
        return engine.problems(base, mine());
    }

    @Override
    public Commit commit(String comment) {
        return commit(comment, null);
    }

    @Override
    public Commit commitConfirmed(String comment, Duration within) {
        Objects.requireNonNull(within, "within");
        return commit(comment, within);
    }

    private synchronized Commit commit(String comment, Duration within) {
        requireOpen();
        if (comment.length() > LONGEST_COMMENT) {
            throw Refusals.comment();
        }
        if (owner == null) {
            throw Refusals.closed();
        }
        Commit commit = owner.commit(author, comment, within, base, mine());
        close(ConfigClosed.Outcome.COMMITTED);
        return commit;
    }

    @Override
    public synchronized void discard() {
        close(ConfigClosed.Outcome.DISCARDED);
    }

    private void close(ConfigClosed.Outcome outcome) {
        if (owner != null && !closed) {
            owner.closed(this, outcome);
        }
        closed = true;
        staged.clear();
        generated.clear();
    }

    private void requireOpen() {
        if (closed) {
            throw Refusals.closed();
        }
        if (owner != null) {
            owner.touched(this);
        }
    }
}
