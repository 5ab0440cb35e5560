package org.strowger.rest.config;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.core.Nullable;
import org.strowger.api.core.Text;
import org.strowger.rest.problem.ProblemDocument;

/** Shapes in which transactions and history are shown. */
public final class Views {
    private Views() {}

    /**
     * A committed version.
     *
     * @param confirmBy until when a commit-confirmed waits; null for others
     * @param rollbackOf the version that was restored, or 0
     * @param changes the first of them: a hundred in lists, a thousand where it is asked for alone
     * @param changeCount how many there are
     */
    public record Version(
            long version,
            Instant at,
            String author,
            String door,
            String address,
            String comment,
            @Nullable Instant confirmBy,
            long rollbackOf,
            List<Difference> changes,
            int changeCount) {
        static Version of(Commit commit, List<Difference> changes, int count) {
            return new Version(
                    commit.version(),
                    commit.at(),
                    commit.author().name(),
                    commit.author().door(),
                    commit.author().address(),
                    commit.comment(),
                    commit.confirmBy(),
                    commit.rollbackOf(),
                    changes,
                    count);
        }
    }

    /**
     * What happens to one item; before is null when it is new, after when it is deleted.
     *
     * @param label the item in words
     * @param fields that differ; of a new item, or one that goes, those that are not as they are everywhere
     */
    public record Difference(
            String type,
            String key,
            Text typeLabel,
            Text label,
            String change,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after,
            boolean secretChanged,
            List<FieldDifference> fields) {}

    /** A field that differs; a secret is masked on both sides. */
    public record FieldDifference(String field, Text label, Object before, Object after, boolean secret) {}

    /**
     * An open transaction.
     *
     * @param base version it was begun on
     * @param changes how many items differ
     * @param outdated whether somebody else has changed one of them meanwhile
     */
    public record Open(
            String id,
            String author,
            String door,
            String address,
            Instant startedAt,
            long base,
            int changes,
            boolean outdated) {
        static Open of(ConfigTransaction transaction) {
            return new Open(
                    transaction.id(),
                    transaction.author().name(),
                    transaction.author().door(),
                    transaction.author().address(),
                    transaction.startedAt(),
                    transaction.base(),
                    transaction.diff().size(),
                    !transaction.conflicts().isEmpty());
        }
    }

    /** A commit that reverts by itself unless it is confirmed. */
    public record Pending(
            long version, Instant at, String author, String comment, Instant confirmBy, long secondsLeft) {
        static Pending of(Commit commit, Instant now) {
            long left = Math.max(0, Duration.between(now, commit.confirmBy()).toSeconds());
            return new Pending(
                    commit.version(), commit.at(), commit.author().name(), commit.comment(), commit.confirmBy(), left);
        }
    }

    /** Open transactions, what waits to be confirmed, and the history, newest first. */
    public record Overview(List<Open> open, List<Pending> pending, List<Version> items, long total) {}

    /** What validation found. */
    public record Validity(boolean valid, List<ProblemDocument.Entry> problems) {}
}
