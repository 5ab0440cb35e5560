package org.strowger.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/**
 * What a caller gets when a request is refused (RFC 9457).
 *
 * @param title what kind of failure, in the language of the request
 * @param code of the first problem
 * @param detail the first problem, in the language of the request
 * @param conflicts with what somebody else has changed meanwhile; absent elsewhere
 */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String code,
        String detail,
        List<Entry> problems,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Dispute> conflicts) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One thing that is wrong.
     *
     * @param row of an imported sheet, 1 being the heading; absent elsewhere
     */
    public record Entry(String code, String field, @JsonInclude(JsonInclude.Include.NON_NULL) Integer row, Text text) {
        public static Entry of(Problem problem) {
            return new Entry(problem.code(), problem.field(), null, problem.text());
        }
    }

    /** What there is to say of a status alone. */
    public static ProblemDocument of(int status, Locale locale) {
        return of(status, List.of(Entry.of(Statuses.plain(status))), locale);
    }

    public static ProblemDocument of(int status, List<Entry> problems, Locale locale) {
        return of(status, problems, null, locale);
    }

    static ProblemDocument of(int status, List<Entry> problems, List<Dispute> conflicts, Locale locale) {
        Entry first = problems.get(0);
        return new ProblemDocument(
                "urn:strowger:problem:" + first.code(),
                Titles.of(status).in(locale),
                status,
                first.code(),
                first.text().in(locale),
                problems,
                conflicts);
    }
}
