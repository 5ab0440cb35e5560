package org.strowger.rest.config;

import java.util.List;
import java.util.function.Predicate;
import org.strowger.api.config.ConfigService;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.security.Caller;

/** The committed versions, as far as a caller may see them. */
final class History {
    private final ConfigService config;

    History(ConfigService config) {
        this.config = config;
    }

    Page<Views.Version> page(Caller caller, Paging paging) {
        Predicate<String> visible = visibleTypes(caller);
        List<Views.Version> items = config.history(paging.offset(), paging.limit()).stream()
                .map(commit -> Views.Version.of(commit, visible))
                .toList();
        // Versions are counted without holes, so the newest one is how many there are.
        return new Page<>(items, config.snapshot().version());
    }

    Predicate<String> visibleTypes(Caller caller) {
        return type -> caller.isAdmin()
                || config.type(type)
                        .filter(schema -> TypeAccess.mayRead(caller, schema))
                        .isPresent();
    }
}
