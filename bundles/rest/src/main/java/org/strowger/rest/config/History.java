package org.strowger.rest.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.HistoryPage;
import org.strowger.api.config.TypeSchema;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.security.Caller;

/** The committed versions, as far as a caller may see them. */
final class History {
    private final ConfigService config;
    private final Differences differences;

    History(ConfigService config) {
        this.config = config;
        this.differences = new Differences(config);
    }

    Page<Views.Version> page(Caller caller, HistoryFilter filter, Paging paging) {
        HistoryPage found = config.history(filter.query(readable(caller)), paging.offset(), paging.limit());
        List<Views.Version> items =
                found.commits().stream().map(commit -> version(caller, commit)).toList();
        return new Page<>(items, found.total());
    }

    /** Null for all. */
    private Set<String> readable(Caller caller) {
        return caller.isAdmin()
                ? null
                : config.types().stream()
                        .filter(type -> TypeAccess.mayRead(caller, type))
                        .map(TypeSchema::name)
                        .collect(Collectors.toSet());
    }

    Optional<Views.Version> find(Caller caller, long version) {
        Predicate<String> visible = visibleTypes(caller);
        return config.version(version)
                .filter(commit -> caller.isAdmin()
                        || commit.changes().stream()
                                .anyMatch(change -> visible.test(change.item().type())))
                .map(commit -> version(caller, commit));
    }

    Views.Version version(Caller caller, Commit commit) {
        return Views.Version.of(commit, differences(caller, commit.changes()));
    }

    List<Views.Difference> differences(Caller caller, List<Change> changes) {
        return differences.of(changes, visibleTypes(caller));
    }

    Predicate<String> visibleTypes(Caller caller) {
        return type -> caller.isAdmin()
                || config.type(type)
                        .filter(schema -> TypeAccess.mayRead(caller, schema))
                        .isPresent();
    }
}
