package org.strowger.rest.fake;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.strowger.api.audit.AuditEntry;
import org.strowger.api.audit.AuditLog;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** Remembers what was recorded. */
public final class FakeAudit implements AuditLog {
    public final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    public volatile boolean full;

    @Override
    public void record(AuditEntry entry) {
        entries.add(entry);
    }

    @Override
    public void admit() {
        if (full) {
            throw new ProblemException(
                    ProblemException.Kind.UNAVAILABLE, "audit.unavailable", "", new Text("Full.", "已满。"));
        }
    }

    @Override
    public Page find(Query query) {
        List<Stored> all = IntStream.range(0, entries.size())
                .mapToObj(i -> new Stored(i + 1, Instant.parse("2026-11-21T08:00:00Z"), entries.get(i), "hash" + i))
                .toList();
        return new Page(all, all.size());
    }

    @Override
    public Verdict verify() {
        return new Verdict(true, entries.size(), 1, entries.size(), "head", 0, new Text("Whole.", "完整。"));
    }
}
