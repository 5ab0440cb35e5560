package org.strowger.config.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.strowger.api.config.TargetKind;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.config.destination.Kinds;
import org.strowger.config.destination.Target;
import org.strowger.config.model.Entry;
import org.strowger.config.model.Link;
import org.strowger.config.model.Snapshot;

/**
 * A new destination is one that there is. One that the item named before may stay whatever has become of its kind, so that
 * other fields of the item can be changed meanwhile.
 */
final class Destinations {
    private Destinations() {}

    static void check(Snapshot head, Entry entry, Kinds kinds, List<ItemProblem> problems) {
        Set<String> before = head.entry(entry.ref()).map(Destinations::named).orElse(Set.of());
        entry.links().stream()
                .filter(link -> link.destination() && !before.contains(link.value()))
                .forEach(link -> problem(link, kinds).ifPresent(p -> problems.add(new ItemProblem(entry.ref(), p))));
    }

    private static Set<String> named(Entry entry) {
        return entry.links().stream().filter(Link::destination).map(Link::value).collect(Collectors.toSet());
    }

    private static Optional<Problem> problem(Link link, Kinds kinds) {
        Target target = Target.of(link.value());
        Optional<TargetKind> kind = kinds.find(target.kind());
        if (kind.isEmpty()) {
            return Optional.of(unknown(link, target, kinds));
        }
        return kinds.active(target.kind()) ? misfit(link, target, kind.get()) : Optional.of(inactive(link, kind.get()));
    }

    private static Problem unknown(Link link, Target target, Kinds kinds) {
        String there = kinds.present().stream().sorted().collect(Collectors.joining(", "));
        Text text = Text.of(
                "There are no destinations of the kind \"{0}\". There are: {1}.",
                "没有类别为“{0}”的目的地。可用类别：{1}。", target.kind(), there.isEmpty() ? "-" : there);
        return new Problem("destination.unknown", link.field(), text);
    }

    private static Problem inactive(Link link, TargetKind kind) {
        Text text = new Text(
                "Destinations of the kind \"" + kind.name() + "\" ("
                        + kind.label().en()
                        + ") cannot be chosen now: the part of the system that has them is not installed or not running.",
                "目前不能选择类别为“" + kind.name() + "”（" + kind.label().zh() + "）的目的地：提供该类目的地的系统模块未安装或未运行。");
        return new Problem("destination.inactive", link.field(), text);
    }

    /** Whether there is such an item is a question of references. */
    private static Optional<Problem> misfit(Link link, Target target, TargetKind kind) {
        boolean item = !kind.targetType().isEmpty();
        boolean alone = !item && kind.targetPattern().isEmpty();
        if (alone) {
            return link.value().equals(kind.name()) ? Optional.empty() : Optional.of(alone(link, kind));
        }
        if (target.name().isEmpty()) {
            return Optional.of(needed(link, kind));
        }
        boolean fits = item || Pattern.matches(kind.targetPattern(), target.name());
        return fits ? Optional.empty() : Optional.of(written(link, kind));
    }

    private static Problem alone(Link link, TargetKind kind) {
        return target(link, Text.of("\"{0}\" stands alone, without a target.", "“{0}”后面不能带目标。", kind.name()));
    }

    private static Problem needed(Link link, TargetKind kind) {
        return target(link, Text.of("\"{0}\" needs a target, as in {0}:…", "“{0}”需要指定目标，例如 {0}:…", kind.name()));
    }

    private static Problem written(Link link, TargetKind kind) {
        return target(
                link,
                Text.of(
                        "What follows \"{0}:\" is not written as it must be (pattern {1}).",
                        "“{0}:”之后的内容格式不正确（模式 {1}）。", kind.name(), kind.targetPattern()));
    }

    private static Problem target(Link link, Text text) {
        return new Problem("destination.target", link.field(), text);
    }
}
