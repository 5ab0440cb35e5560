package org.strowger.config.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.config.destination.Kinds;
import org.strowger.config.model.Entry;
import org.strowger.config.model.Snapshot;
import org.strowger.config.model.Types;

/** Judges a proposed configuration as a whole, against the one in force. */
public final class SetValidator {
    private static final Logger LOG = LoggerFactory.getLogger(SetValidator.class);

    private SetValidator() {}

    /** @param touched items that differ; also those that are deleted */
    public static List<ItemProblem> check(Snapshot head, Snapshot proposed, Set<ItemRef> touched, Kinds kinds) {
        List<ItemProblem> problems = new ArrayList<>(References.check(head, proposed, touched, kinds));
        problems.addAll(Numbers.clashes(head, proposed, touched));
        problems.addAll(Numbers.ranges(head, proposed, touched));
        List<ItemProblem> contributed = contributed(head, proposed);
        if (!contributed.isEmpty()) {
            contributed.removeAll(contributed(head, head).stream()
                    .filter(p -> !touched.contains(p.item()))
                    .toList());
            problems.addAll(contributed);
        }
        return problems;
    }

    private static List<ItemProblem> contributed(Snapshot head, Snapshot proposed) {
        List<ItemProblem> problems = new ArrayList<>();
        for (Types.Active type : proposed.types().all()) {
            try {
                if (overrides(type.declaration())) {
                    items(type, proposed, problems);
                }
                whole(type, head, proposed, problems);
            } catch (RuntimeException e) {
                LOG.warn("validator of {} failed: {}", type.model().name(), e.toString());
                problems.add(failed(type.model().name()));
            }
        }
        return problems;
    }

    /** Most types have no validator; then thousands of items need not be walked through. */
    private static boolean overrides(ConfigDeclaration<?> declaration) {
        try {
            return declaration
                            .getClass()
                            .getMethod("validate", Record.class, ConfigSnapshot.class)
                            .getDeclaringClass()
                    != ConfigDeclaration.class;
        } catch (NoSuchMethodException e) {
            return true;
        }
    }

    private static void items(Types.Active type, Snapshot proposed, List<ItemProblem> problems) {
        for (Entry entry : proposed.entries(type.model().name())) {
            entry.found().ifPresent(item -> validate(type.declaration(), item, proposed)
                    .forEach(p -> problems.add(new ItemProblem(entry.ref(), p))));
        }
    }

    private static <T extends Record> List<Problem> validate(
            ConfigDeclaration<T> declaration, Record item, Snapshot proposed) {
        return declaration.validate(declaration.type().cast(item), proposed);
    }

    private static void whole(Types.Active type, Snapshot head, Snapshot proposed, List<ItemProblem> problems) {
        for (Problem problem : type.declaration().validateAll(head, proposed)) {
            String[] parts = problem.field().split("/", 2);
            String field = parts.length == 2 ? parts[1] : "";
            problems.add(new ItemProblem(
                    new ItemRef(type.model().name(), parts[0]), new Problem(problem.code(), field, problem.text())));
        }
    }

    private static ItemProblem failed(String type) {
        Text text = Text.of("The check of {0} failed.", "对 {0} 的检查失败。", type);
        return new ItemProblem(new ItemRef(type, ""), new Problem("validator.failed", "", text));
    }
}
