package org.strowger.config.value;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;

/** Collects what is wrong with an item, so that a user sees everything at once. */
public final class Issues {
    private final List<Problem> problems = new ArrayList<>();

    public void add(Problem problem) {
        problems.add(problem);
    }

    public boolean none() {
        return problems.isEmpty();
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** @throws ProblemException INVALID with everything that was collected */
    public void refuseAny() {
        if (!none()) {
            throw new ProblemException(ProblemException.Kind.INVALID, problems);
        }
    }
}
