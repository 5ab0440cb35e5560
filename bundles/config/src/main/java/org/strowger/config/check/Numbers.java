package org.strowger.config.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.strowger.api.config.ItemRef;
import org.strowger.api.config.NumberRange;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.config.model.Entry;
import org.strowger.config.model.Link;
import org.strowger.config.model.Snapshot;
import org.strowger.config.model.Snapshot.NumberClash;

/** Every number lies in the range of its kind and belongs to one item only. */
final class Numbers {
    static final String RANGE_TYPE = "number-range";

    private Numbers() {}

    static List<ItemProblem> clashes(Snapshot head, Snapshot proposed, Set<ItemRef> touched) {
        List<NumberClash> known = head.clashes();
        return proposed.clashes().stream()
                .filter(c -> touched.contains(c.claimant()) || touched.contains(c.owner()) || !known.contains(c))
                .map(c -> taken(proposed, c))
                .toList();
    }

    private static ItemProblem taken(Snapshot proposed, NumberClash clash) {
        Text owner = proposed.types().label(clash.owner());
        String number = clash.link().value();
        Text text = new Text(
                "Number " + number + " is taken (" + owner.en() + ").", "号码 " + number + " 已被 " + owner.zh() + " 占用。");
        return new ItemProblem(
                clash.claimant(), new Problem("number.taken", clash.link().field(), text));
    }

    /** Ranges of the items touched, or of all when the ranges themselves are. */
    static List<ItemProblem> ranges(Snapshot head, Snapshot proposed, Set<ItemRef> touched) {
        boolean rangesMoved = touched.stream().anyMatch(r -> RANGE_TYPE.equals(r.type()));
        if (!rangesMoved) {
            return outside(proposed, present(proposed, touched));
        }
        List<ItemProblem> problems = new ArrayList<>(outside(proposed, all(proposed)));
        if (!problems.isEmpty()) {
            problems.removeAll(outside(head, all(head)).stream()
                    .filter(p -> !touched.contains(p.item()))
                    .toList());
        }
        return problems;
    }

    private static Collection<Entry> present(Snapshot snapshot, Set<ItemRef> refs) {
        return refs.stream().map(snapshot::entry).flatMap(Optional::stream).toList();
    }

    private static Collection<Entry> all(Snapshot snapshot) {
        return snapshot.typeNames().stream()
                .flatMap(t -> snapshot.entries(t).stream())
                .toList();
    }

    private static List<ItemProblem> outside(Snapshot snapshot, Collection<Entry> entries) {
        List<ItemProblem> problems = new ArrayList<>();
        for (Entry entry : entries) {
            // Of a span of numbers, the first that is wrong says it all.
            Map<String, Problem> byField = new LinkedHashMap<>();
            for (Link link : entry.links()) {
                if (link.number()) {
                    wrong(snapshot, link).ifPresent(problem -> byField.putIfAbsent(link.field(), problem));
                }
            }
            byField.values().forEach(problem -> problems.add(new ItemProblem(entry.ref(), problem)));
        }
        return problems;
    }

    private static Optional<Problem> wrong(Snapshot snapshot, Link link) {
        Optional<NumberRange> range = snapshot.find(NumberRange.class, link.target());
        if (range.isEmpty()) {
            return Optional.of(noRange(link));
        }
        return range.filter(r -> !r.contains(link.value())).map(r -> outside(link, r));
    }

    private static Problem outside(Link link, NumberRange range) {
        Text text = Text.of(
                "Number {0} is outside the range {1} to {2}.",
                "号码 {0} 不在 {1} 到 {2} 的范围内。", link.value(), range.first(), range.last());
        return new Problem("number.range", link.field(), text);
    }

    private static Problem noRange(Link link) {
        return new Problem(
                "number.range.missing",
                link.field(),
                Text.of("There is no number range of the kind {0}.", "没有类别为 {0} 的号码范围。", link.target()));
    }
}
