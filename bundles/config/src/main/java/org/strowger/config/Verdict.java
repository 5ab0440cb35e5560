package org.strowger.config;

import java.util.List;
import java.util.Optional;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.Resolution;
import org.strowger.api.config.Resolution.Side;

/**
 * Whose change is to stand.
 *
 * @param otherwise where nothing is chosen; null for nobody's
 */
record Verdict(List<Resolution> chosen, Side otherwise) {
    /** Empty when nobody has decided. A choice for a field goes before one for the item. */
    Optional<Boolean> mine(ItemRef item, String field) {
        return choice(item, field)
                .or(() -> choice(item, ""))
                .or(() -> Optional.ofNullable(otherwise))
                .map(Side.MINE::equals);
    }

    private Optional<Side> choice(ItemRef item, String field) {
        return chosen.stream()
                .filter(r -> r.item().equals(item) && r.field().equals(field))
                .map(Resolution::take)
                .findFirst();
    }
}
