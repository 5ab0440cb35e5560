package org.strowger.boards;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.board.BoardProfiles;

/** All boards that are known: those of this bundle, and those that others bring. */
@Component(service = BoardCatalog.class)
public final class BoardCatalog {
    static final String GENERIC = "generic";
    private static final Logger LOG = LoggerFactory.getLogger(BoardCatalog.class);
    private static final List<String> MODELS =
            List.of("T100", "T200", "T600", "U1000", "U2000", "U4000", GENERIC, "virtual");

    private final List<BoardProfile> own =
            MODELS.stream().map(Descriptors::load).toList();
    private final List<BoardProfiles> sources = new CopyOnWriteArrayList<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(BoardProfiles source) {
        sources.add(source);
        watchers.forEach(Runnable::run);
    }

    void removeSource(BoardProfiles source) {
        sources.remove(source);
        watchers.forEach(Runnable::run);
    }

    /** @param watcher run whenever boards came or went; must not block */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    /** By name. */
    List<BoardProfile> all() {
        Map<String, BoardProfile> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        own.forEach(profile -> all.put(profile.model(), profile));
        for (BoardProfiles source : sources) {
            try {
                source.profiles().forEach(profile -> all.putIfAbsent(profile.model(), profile));
            } catch (RuntimeException e) {
                LOG.warn("{} cannot tell its boards: {}", source.getClass().getName(), e.toString());
            }
        }
        return List.copyOf(all.values());
    }

    Optional<BoardProfile> find(String model) {
        return all().stream()
                .filter(profile -> profile.model().equalsIgnoreCase(model))
                .findFirst();
    }

    /** What a machine is that is nothing else. */
    BoardProfile generic() {
        return find(GENERIC).orElseThrow();
    }
}
