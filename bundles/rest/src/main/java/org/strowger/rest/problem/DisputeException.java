package org.strowger.rest.problem;

import java.util.List;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;

/** Somebody else has changed the same; with what, item by item. */
public final class DisputeException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final transient List<Dispute> disputes;

    public DisputeException(List<Problem> problems, List<Dispute> disputes) {
        super(Kind.CONFLICT, problems);
        this.disputes = List.copyOf(disputes);
    }

    public List<Dispute> disputes() {
        return disputes;
    }
}
