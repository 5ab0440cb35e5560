package org.strowger.rest.problem;

import java.util.List;

/** An imported sheet was refused as a whole; each problem names its row. */
public final class RowProblemsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ProblemDocument.Entry> entries;

    public RowProblemsException(List<ProblemDocument.Entry> entries) {
        super(entries.get(0).text().en());
        this.entries = List.copyOf(entries);
    }

    public List<ProblemDocument.Entry> entries() {
        return entries;
    }
}
