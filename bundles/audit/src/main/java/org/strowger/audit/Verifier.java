package org.strowger.audit;

import java.io.IOException;
import java.util.Optional;
import org.strowger.api.audit.AuditLog.Stored;
import org.strowger.api.audit.AuditLog.Verdict;
import org.strowger.api.core.Text;

/** Walks along the chain. */
final class Verifier {
    private final Optional<AuditTable.Head> remembered;
    private String before;
    private long next;
    private long first;
    private long last;
    private long count;
    private long broken;

    private Verifier(AuditTable.Head anchor, Optional<AuditTable.Head> remembered) {
        this.remembered = remembered;
        before = anchor.hash();
        next = anchor.id() + 1;
    }

    /** Nothing may be written meanwhile: what is remembered must not be ahead of what is read. */
    static Verdict verify(AuditTable table, HeadFile file) throws IOException {
        Optional<AuditTable.Head> remembered = file.read();
        Verifier verifier = new Verifier(table.anchor(), remembered);
        table.readAll(verifier::read);
        return verifier.verdict();
    }

    private void read(Stored entry) {
        count++;
        first = first == 0 ? entry.id() : first;
        last = entry.id();
        String expected = Chain.hash(before, entry.id(), entry.at().toEpochMilli(), entry.entry());
        boolean fits = entry.id() == next
                && expected.equals(entry.hash())
                && remembered
                        .filter(head -> head.id() == entry.id() && !head.hash().equals(entry.hash()))
                        .isEmpty();
        if (!fits && broken == 0) {
            broken = entry.id() == next ? entry.id() : next;
        }
        before = entry.hash();
        next = entry.id() + 1;
    }

    private Verdict verdict() {
        boolean cutOff = remembered.map(head -> head.id() >= next).orElse(count > 0);
        if (broken == 0 && cutOff) {
            broken = next;
        }
        String head = count == 0 ? "" : before;
        return new Verdict(broken == 0, count, first, last, head, broken, text());
    }

    private Text text() {
        if (broken > 0) {
            return Text.of(
                    "The log was tampered with: entry {0,number,#} is missing or was changed.",
                    "日志被篡改：第 {0,number,#} 条记录缺失或已被修改。",
                    broken);
        }
        return count == 0
                ? new Text("The log is empty.", "日志为空。")
                : Text.of("All {0,number,#} entries are as they were written.", "全部 {0,number,#} 条记录均未被改动。", count);
    }
}
