package org.strowger.sip.registrar;

import java.util.List;

/**
 * What to answer a REGISTER.
 *
 * @param status 200, 400, 403 or 423
 * @param reason reason phrase
 * @param contacts values of the Contact headers of a 200, with expires; empty otherwise
 * @param minExpires seconds for the Min-Expires header of a 423; 0 otherwise
 */
public record RegisterResult(int status, String reason, List<String> contacts, int minExpires) {
    public boolean ok() {
        return status == 200;
    }

    static RegisterResult ok(List<String> contacts) {
        return new RegisterResult(200, "OK", contacts, 0);
    }

    static RegisterResult refused(int status, String reason) {
        return new RegisterResult(status, reason, List.of(), 0);
    }

    static RegisterResult tooBrief(int minExpires) {
        return new RegisterResult(423, "Interval Too Brief", List.of(), minExpires);
    }
}
