package org.strowger.config.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.config.model.Entry;
import org.strowger.config.model.Link;
import org.strowger.config.model.Snapshot;

/** No reference may dangle, neither a new one nor one to something that vanishes. */
final class References {
    private References() {}

    static List<ItemProblem> check(Snapshot proposed, Set<ItemRef> touched) {
        List<ItemProblem> problems = new ArrayList<>();
        Set<ItemRef> deleted = new HashSet<>();
        for (ItemRef ref : touched) {
            proposed.entry(ref).ifPresentOrElse(e -> dangling(proposed, e, problems), () -> deleted.add(ref));
        }
        if (!deleted.isEmpty()) {
            for (String type : proposed.typeNames()) {
                proposed.entries(type).stream()
                        .filter(e -> !touched.contains(e.ref()))
                        .forEach(e -> uses(proposed, e, deleted, problems));
            }
        }
        return problems;
    }

    private static void dangling(Snapshot proposed, Entry entry, List<ItemProblem> problems) {
        for (Link link : entry.links()) {
            if (!link.number() && proposed.entry(target(link)).isEmpty()) {
                Text label = proposed.types().label(link.target());
                Text text = new Text(
                        "There is no \"" + link.value() + "\" in: " + label.en() + '.',
                        label.zh() + "中没有“" + link.value() + "”。");
                problems.add(new ItemProblem(entry.ref(), new Problem("reference.dangling", link.field(), text)));
            }
        }
    }

    private static void uses(Snapshot proposed, Entry user, Set<ItemRef> deleted, List<ItemProblem> problems) {
        for (Link link : user.links()) {
            if (!link.number() && deleted.contains(target(link))) {
                Text by = proposed.types().label(user.ref());
                Text text = new Text(
                        "Is in use. " + by.en() + " (" + link.field() + ").",
                        "正被 " + by.zh() + "（" + link.field() + "）使用。");
                problems.add(new ItemProblem(target(link), new Problem("reference.used", "", text)));
            }
        }
    }

    private static ItemRef target(Link link) {
        return new ItemRef(link.target(), link.value());
    }
}
