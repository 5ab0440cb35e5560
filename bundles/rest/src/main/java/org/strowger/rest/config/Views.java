package org.strowger.rest.config;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.strowger.api.config.Change;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.rest.problem.ProblemDocument;

/** Shapes in which transactions and history are shown. */
public final class Views {
    private Views() {}

    /**
     * A committed version.
     *
     * @param confirmBy until when a commit-confirmed waits; null for others
     * @param rollbackOf the version that was restored, or 0
     */
    public record Version(
            long version,
            Instant at,
            String author,
            String door,
            String address,
            String comment,
            Instant confirmBy,
            long rollbackOf,
            List<Difference> changes) {
        static Version of(Commit commit, Predicate<String> typeVisible) {
            return new Version(
                    commit.version(),
                    commit.at(),
                    commit.author().name(),
                    commit.author().door(),
                    commit.author().address(),
                    commit.comment(),
                    commit.confirmBy(),
                    commit.rollbackOf(),
                    differences(commit.changes(), typeVisible));
        }
    }

    /** What happens to one item; before is null when it is new, after when it is deleted. */
    public record Difference(
            String type,
            String key,
            String change,
            Map<String, Object> before,
            Map<String, Object> after,
            boolean secretChanged) {
        static Difference of(Change change) {
            String what = change.before() == null ? "create" : change.after() == null ? "delete" : "update";
            return new Difference(
                    change.item().type(),
                    change.item().key(),
                    what,
                    change.before(),
                    change.after(),
                    change.secretChanged());
        }
    }

    /**
     * An open transaction.
     *
     * @param base version it was begun on
     */
    public record Open(String id, String author, String door, String address, Instant startedAt, long base) {
        static Open of(ConfigTransaction transaction) {
            return new Open(
                    transaction.id(),
                    transaction.author().name(),
                    transaction.author().door(),
                    transaction.author().address(),
                    transaction.startedAt(),
                    transaction.base());
        }
    }

    /** Open transactions, and the history, newest first. */
    public record Overview(List<Open> open, List<Version> items, long total) {}

    /** What validation found. */
    public record Validity(boolean valid, List<ProblemDocument.Entry> problems) {}

    static List<Difference> differences(List<Change> changes, Predicate<String> typeVisible) {
        return changes.stream()
                .filter(change -> typeVisible.test(change.item().type()))
                .map(Difference::of)
                .toList();
    }
}
