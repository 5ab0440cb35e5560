package org.strowger.config;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.strowger.api.config.Author;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.Problem;
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
    private final Snapshot base;
    private final ConfigEngine engine;
    private final EntryMaker entries;
    private final Transactions owner;
    /** Null stands for a deletion. */
    private final Map<ItemRef, Entry> staged = new LinkedHashMap<>();

    private boolean closed;

    Transaction(
            String id, Author author, Instant startedAt, ConfigEngine engine, EntryMaker entries, Transactions owner) {
        this.id = id;
        this.author = author;
        this.startedAt = startedAt;
        this.base = engine.snapshot();
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

    @Override
    public long base() {
        return base.version();
    }

    @Override
    public synchronized void create(String type, Map<String, Object> values) {
        requireOpen();
        Types.Active active = active(type);
        TypeModel model = active.model();
        Entry entry = entries.create(active, values);
        if (current(entry.ref()).isPresent()) {
            throw Refusals.exists(label(entry.ref()), model.keyField());
        }
        staged.put(entry.ref(), entry);
    }

    @Override
    public synchronized void replace(String type, String key, Map<String, Object> values) {
        requireOpen();
        TypeModel model = model(type);
        ItemRef ref = new ItemRef(type, key);
        staged.put(ref, entries.replace(model, ref, values, existing(model, ref)));
    }

    @Override
    public synchronized void patch(String type, String key, Map<String, Object> values) {
        requireOpen();
        TypeModel model = model(type);
        ItemRef ref = new ItemRef(type, key);
        staged.put(ref, entries.patch(model, ref, values, existing(model, ref)));
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
        staged.put(ref, null);
        for (Types.Active type : engine.snapshot().types().all()) {
            ItemRef part = new ItemRef(type.model().name(), ref.key());
            if (type.model().belongsTo(ref.type()) && current(part).isPresent()) {
                remove(part);
            }
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
        return head.with(head.version(), engine.differing(head, staged));
    }

    @Override
    public synchronized List<Change> diff() {
        requireOpen();
        Map<ItemRef, Entry> changes = engine.differing(base, staged);
        return ConfigEngine.changes(base, changes).stream()
                .map(ItemChange::masked)
                .toList();
    }

    @Override
    public synchronized List<Problem> validate() {
        requireOpen();
        return engine.problems(base, staged);
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
        Commit commit = owner.commit(author, comment, within, base, staged);
        close();
        return commit;
    }

    @Override
    public synchronized void discard() {
        close();
    }

    private void close() {
        closed = true;
        staged.clear();
        owner.closed(this);
    }

    private void requireOpen() {
        if (closed) {
            throw Refusals.closed();
        }
        owner.touched(this);
    }
}
