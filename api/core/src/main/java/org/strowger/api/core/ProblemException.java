package org.strowger.api.core;

import java.util.List;

/** A request that was refused and left nothing half done. Every door (REST, shell, SIP) renders it in its own way. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a request was refused; REST answers the number in brackets. */
    public enum Kind {
        /** Values are wrong (422). */
        INVALID,
        /** The request cannot be read at all (400). */
        MALFORMED,
        /** What is named does not exist (404). */
        NOT_FOUND,
        /** The state does not allow it, or somebody else changed it meanwhile (409). */
        CONFLICT,
        /** Not signed in, or the credentials are wrong (401). */
        UNAUTHENTICATED,
        /** Signed in, but not allowed (403). */
        FORBIDDEN,
        /** Too many tries (429). */
        THROTTLED,
        /** A part of the system that is needed is not there (503). */
        UNAVAILABLE
    }

    private final Kind kind;
    private final transient List<Problem> problems;

    public ProblemException(Kind kind, List<Problem> problems) {
        super(problems.isEmpty() ? kind.name() : problems.get(0).text().en());
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Kind kind, String code, String field, Text text) {
        this(kind, List.of(new Problem(code, field, text)));
    }

    public Kind kind() {
        return kind;
    }

    public List<Problem> problems() {
        return problems;
    }
}
