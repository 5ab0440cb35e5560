package org.strowger.monitor.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.core.Scheduler;
import org.strowger.api.event.EventBus;
import org.strowger.api.monitor.ExtensionCounts;
import org.strowger.api.monitor.ExtensionState;
import org.strowger.api.monitor.ExtensionStateChanged;
import org.strowger.api.monitor.ExtensionStates;
import org.strowger.api.monitor.ExtensionTile;
import org.strowger.monitor.Worker;

/**
 * Tiles of all extensions, kept ready. Whatever changes only marks the extension; what is marked is made anew together a
 * quarter of a second later, so that however much happens to an extension, it is told four times a second at most.
 */
@Component(service = ExtensionStates.class, immediate = true)
public class ExtensionBoard implements ExtensionStates {
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** Told at a time; the rest waits for the next time, so that those who listen are not run over. */
    private static final int MOST_AT_ONCE = 1000;

    private final Map<String, Entry> entries = new ConcurrentSkipListMap<>(new NumberOrder());
    private final Set<String> marked = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Tally tally = new Tally();
    private final Scheduler scheduler;
    private final EventBus bus;
    private final Worker worker;
    private final Contacts contacts;
    private final Tiles tiles;
    private volatile boolean stopped;

    private record Entry(ExtensionTile tile, String folded) {
        static Entry of(ExtensionTile tile) {
            return new Entry(tile, (tile.number() + "\n" + tile.name()).toLowerCase(Locale.ROOT));
        }
    }

    @Activate
    public ExtensionBoard(
            @Reference Scheduler scheduler,
            @Reference EventBus bus,
            @Reference Worker worker,
            @Reference Roster roster,
            @Reference Contacts contacts,
            @Reference CallTable calls) {
        this.scheduler = scheduler;
        this.bus = bus;
        this.worker = worker;
        this.contacts = contacts;
        this.tiles = new Tiles(roster, contacts, calls);
        roster.watch(this::mark);
        contacts.watch(this::mark);
        calls.watch(this::mark);
        // What was read before this listened.
        List.copyOf(roster.numbers()).forEach(this::mark);
    }

    @Deactivate
    public void stop() {
        stopped = true;
    }

    private void mark(String number) {
        marked.add(number);
        if (!stopped && waiting.compareAndSet(false, true)) {
            scheduler.after(PAUSE, () -> worker.execute(this::flush));
        }
    }

    private void flush() {
        waiting.set(false);
        Instant now = scheduler.clock().instant();
        int told = 0;
        for (Iterator<String> some = marked.iterator(); some.hasNext() && told < MOST_AT_ONCE; ) {
            String number = some.next();
            some.remove();
            told += refresh(number, now) ? 1 : 0;
        }
        marked.stream().findAny().ifPresent(this::mark);
    }

    /** @return whether there was anything to tell */
    private boolean refresh(String number, Instant now) {
        Entry before = entries.get(number);
        ExtensionTile old = before == null ? null : before.tile();
        ExtensionTile tile = tiles.make(number, old, now).orElse(null);
        if (tile == null ? old == null : tile.equals(old)) {
            return false;
        }
        if (old != null) {
            tally.remove(old.state());
        }
        if (tile == null) {
            entries.remove(number);
            bus.publish(new ExtensionStateChanged(now, gone(old, now), true, tally.counts()));
        } else {
            tally.add(tile.state());
            entries.put(number, Entry.of(tile));
            bus.publish(new ExtensionStateChanged(now, tile, false, tally.counts()));
        }
        return true;
    }

    private static ExtensionTile gone(ExtensionTile old, Instant now) {
        return new ExtensionTile(old.number(), old.name(), ExtensionState.OFFLINE, now, false, "", List.of(), null);
    }

    @Override
    public Optional<ExtensionTile> find(String number) {
        return Optional.ofNullable(entries.get(number)).map(entry -> fresh(entry.tile()));
    }

    @Override
    public Listing list(ExtensionState state, String search, int offset, int limit) {
        return search.isEmpty() ? page(state, offset, limit) : search(state, search, offset, limit);
    }

    /** Ends as soon as the page is full. */
    private Listing page(ExtensionState state, int offset, int limit) {
        ExtensionCounts counts = tally.counts();
        List<ExtensionTile> items = new ArrayList<>();
        int seen = 0;
        for (Entry entry : entries.values()) {
            if (items.size() == limit) {
                break;
            }
            if (state == null || entry.tile().state() == state) {
                if (seen++ >= offset) {
                    items.add(fresh(entry.tile()));
                }
            }
        }
        return new Listing(counts, counts.of(state), items);
    }

    private Listing search(ExtensionState state, String search, int offset, int limit) {
        String wanted = search.toLowerCase(Locale.ROOT);
        Tally found = new Tally();
        List<ExtensionTile> items = new ArrayList<>();
        int seen = 0;
        for (Entry entry : entries.values()) {
            if (!entry.folded().contains(wanted)) {
                continue;
            }
            found.add(entry.tile().state());
            if (state == null || entry.tile().state() == state) {
                if (seen++ >= offset && items.size() < limit) {
                    items.add(fresh(entry.tile()));
                }
            }
        }
        ExtensionCounts counts = found.counts();
        return new Listing(counts, counts.of(state), items);
    }

    /** Latency changes all the time and is told to nobody: whoever asks gets it as it is. */
    private ExtensionTile fresh(ExtensionTile tile) {
        return tile.contacts().isEmpty()
                ? tile
                : new ExtensionTile(
                        tile.number(),
                        tile.name(),
                        tile.state(),
                        tile.since(),
                        tile.dnd(),
                        tile.forwarding(),
                        contacts.of(tile.number()),
                        tile.call());
    }
}
