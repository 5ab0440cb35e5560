package org.strowger.plugins.operation;

import org.strowger.api.core.Problem;

/** An operation went wrong, and what ran before runs again. */
public final class RolledBackException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public RolledBackException(Problem problem) {
        super(problem.text().en());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
