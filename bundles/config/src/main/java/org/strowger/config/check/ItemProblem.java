package org.strowger.config.check;

import java.util.List;
import java.util.Set;
import org.strowger.api.config.ItemRef;
import org.strowger.api.core.Problem;

/** A problem and the item that has it. The problem's field is relative to the item. */
public record ItemProblem(ItemRef item, Problem problem) {
    /** As a user gets them: fields are preceded by their item unless only that item is touched. */
    public static List<Problem> render(List<ItemProblem> problems, Set<ItemRef> touched) {
        return problems.stream().map(p -> p.render(touched)).distinct().toList();
    }

    private Problem render(Set<ItemRef> touched) {
        if (touched.size() == 1 && touched.contains(item)) {
            return problem;
        }
        String field = problem.field().isEmpty() ? "" : '/' + problem.field();
        return new Problem(problem.code(), item.type() + '/' + item.key() + field, problem.text());
    }
}
