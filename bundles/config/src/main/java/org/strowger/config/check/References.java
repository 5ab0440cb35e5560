package org.strowger.config.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.config.destination.Kinds;
import org.strowger.config.destination.Target;
import org.strowger.config.model.Entry;
import org.strowger.config.model.Link;
import org.strowger.config.model.Snapshot;

/** No reference may dangle, neither a new one nor one to something that vanishes. */
final class References {
    private References() {}

    static List<ItemProblem> check(Snapshot head, Snapshot proposed, Set<ItemRef> touched, Kinds kinds) {
        List<ItemProblem> problems = new ArrayList<>();
        Set<ItemRef> deleted = new HashSet<>();
        for (ItemRef ref : touched) {
            Optional<Entry> entry = proposed.entry(ref);
            if (entry.isPresent()) {
                Destinations.check(head, entry.get(), kinds, problems);
                dangling(proposed, entry.get(), kinds, problems);
            } else {
                deleted.add(ref);
            }
        }
        if (!deleted.isEmpty()) {
            for (String type : proposed.typeNames()) {
                proposed.entries(type).stream()
                        .filter(e -> !touched.contains(e.ref()))
                        .forEach(e -> uses(proposed, e, deleted, kinds, problems));
            }
        }
        return problems;
    }

    private static void dangling(Snapshot proposed, Entry entry, Kinds kinds, List<ItemProblem> problems) {
        for (Link link : entry.links()) {
            Optional<ItemRef> target =
                    target(link, kinds).filter(t -> proposed.entry(t).isEmpty());
            if (target.isPresent()) {
                Text label = proposed.types().label(target.get().type());
                String key = target.get().key();
                Text text = new Text(
                        "There is no \"" + key + "\" in: " + label.en() + '.', label.zh() + "中没有“" + key + "”。");
                problems.add(new ItemProblem(entry.ref(), new Problem("reference.dangling", link.field(), text)));
            }
        }
    }

    private static void uses(
            Snapshot proposed, Entry user, Set<ItemRef> deleted, Kinds kinds, List<ItemProblem> problems) {
        for (Link link : user.links()) {
            Optional<ItemRef> target = target(link, kinds).filter(deleted::contains);
            if (target.isPresent()) {
                Text by = proposed.types().label(user.ref());
                Text text = new Text(
                        "Is in use. " + by.en() + " (" + link.field() + ").",
                        "正被 " + by.zh() + "（" + link.field() + "）使用。");
                problems.add(new ItemProblem(target.get(), new Problem("reference.used", "", text)));
            }
        }
    }

    private static Optional<ItemRef> target(Link link, Kinds kinds) {
        return switch (link.kind()) {
            case NUMBER -> Optional.empty();
            case REFERENCE -> Optional.of(new ItemRef(link.target(), link.value()));
            case DESTINATION -> kinds.item(Target.of(link.value()));
        };
    }
}
