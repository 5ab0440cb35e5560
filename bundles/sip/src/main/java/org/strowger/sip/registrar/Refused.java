package org.strowger.sip.registrar;

/** Leaves the handling of a REGISTER before anything has changed. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient RegisterResult result;

    Refused(RegisterResult result) {
        super(result.reason(), null, false, false);
        this.result = result;
    }

    Refused(int status, String reason) {
        this(RegisterResult.refused(status, reason));
    }

    RegisterResult result() {
        return result;
    }
}
