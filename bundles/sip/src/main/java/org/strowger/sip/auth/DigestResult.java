package org.strowger.sip.auth;

/**
 * Outcome of checking a request's credentials.
 *
 * @param username the user name the credentials claim; empty with NO_CREDENTIALS and MALFORMED. Proven only with OK
 * @param reason for the debug log: what was wrong, without secrets; never sent to the party
 */
public record DigestResult(Status status, String username, String reason) {
    /** What to answer. */
    public enum Status {
        /** Proven. */
        OK,
        /** No credentials for our realm: challenge. */
        NO_CREDENTIALS,
        /**
         * The nonce is too old or not ours, whatever the password, or its count was used with the right one: challenge with
         * stale=true.
         */
        STALE,
        /** Unknown user or wrong password, which cannot be told apart, with a nonce of ours: challenge anew. */
        BAD_CREDENTIALS,
        /** Cannot be read, or not a thing we offered (no qop, other algorithm, uri of another request): 400. */
        MALFORMED
    }

    public boolean ok() {
        return status == Status.OK;
    }

    static DigestResult malformed(String reason) {
        return new DigestResult(Status.MALFORMED, "", reason);
    }
}
