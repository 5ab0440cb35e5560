package org.strowger.rest.audit;

import java.time.Instant;
import java.util.List;
import org.strowger.api.audit.AuditEntry;
import org.strowger.api.audit.AuditLog.Stored;

/**
 * An entry of the audit log.
 *
 * @param result ok, or the code of the refusal
 * @param status of HTTP; null for what did not come that way
 * @param version of the configuration that was made; null when none was
 * @param hash over this entry and the hash before
 */
public record AuditItem(
        long id,
        Instant at,
        String account,
        String role,
        String source,
        String door,
        String action,
        String target,
        List<String> fields,
        String result,
        Integer status,
        long millis,
        Long version,
        String detail,
        String hash) {
    static AuditItem of(Stored stored) {
        AuditEntry entry = stored.entry();
        return new AuditItem(
                stored.id(),
                stored.at(),
                entry.account(),
                entry.role(),
                entry.source(),
                entry.door(),
                entry.action(),
                entry.target(),
                entry.fields(),
                entry.result(),
                entry.status() == 0 ? null : entry.status(),
                entry.millis(),
                entry.version() == 0 ? null : entry.version(),
                entry.detail(),
                stored.hash());
    }
}
