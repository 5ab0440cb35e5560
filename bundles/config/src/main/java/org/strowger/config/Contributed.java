package org.strowger.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.NumberRange;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contribution;
import org.strowger.config.model.Snapshot;
import org.strowger.config.model.Types;

/** What bundles add to the configuration: types, and ranges for their numbers. */
final class Contributed {
    private Contributed() {}

    /** @param owners bundles of the declarations; what this bundle itself declares has none, and is not listed */
    static List<Contribution> list(Snapshot snapshot, Map<ConfigDeclaration<?>, Long> owners, InitialItems initial) {
        List<Contribution> all = new ArrayList<>();
        for (Types.Active type : snapshot.types().all()) {
            Long bundle = owners.get(type.declaration());
            if (bundle != null) {
                Text label = type.model().schema().label();
                all.add(new Contribution("config-type", type.model().name(), label, "", bundle, true));
                type.declaration()
                        .numberRanges()
                        .forEach(range -> all.add(range(snapshot, range.kind(), label, bundle, initial)));
            }
        }
        return all;
    }

    /** As it is in force, or why it is not. */
    private static Contribution range(Snapshot snapshot, String kind, Text label, long bundle, InitialItems initial) {
        String detail = snapshot.find(NumberRange.class, kind)
                .map(range -> range.first() + "-" + range.last())
                .orElse("");
        boolean there = !detail.isEmpty();
        return new Contribution(
                "number-range",
                kind,
                label,
                there ? detail : initial.rangeWaits(kind).orElse(""),
                bundle,
                there);
    }
}
