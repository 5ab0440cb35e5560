package org.strowger.api.audit;

import java.util.List;

/**
 * Something a person or a program did. Texts of strangers may be put in as they are; the log makes them fit.
 *
 * @param account who; empty when nobody had signed in
 * @param role of the account at that time; empty when unknown
 * @param source network address; empty when local
 * @param door {@code rest}, {@code token}, {@code shell} or {@code system}
 * @param action such as {@code sign-in}, {@code tokens.create}
 * @param target what it was done to, such as a path; never with secrets
 * @param fields names of the fields that were given or changed, never their values
 * @param result {@code ok} or the code of the refusal
 * @param status of HTTP, or 0
 * @param millis time it took
 * @param version of the configuration that it made, or 0
 */
public record AuditEntry(
        String account,
        String role,
        String source,
        String door,
        String action,
        String target,
        List<String> fields,
        String result,
        int status,
        long millis,
        long version,
        String detail) {
    public static final String OK = "ok";

    public AuditEntry {
        fields = List.copyOf(fields);
    }
}
