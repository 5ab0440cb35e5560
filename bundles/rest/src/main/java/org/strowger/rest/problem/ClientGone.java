package org.strowger.rest.problem;

import java.util.Set;

/** Tells a client that went away in the middle of a request or an answer: its own doing, no fault of ours. */
final class ClientGone {
    /** The container's exceptions, by name: its packages are not for applications. */
    private static final Set<String> EXCEPTIONS = Set.of(
            "org.apache.catalina.connector.ClientAbortException",
            "org.apache.coyote.CloseNowException",
            "org.apache.coyote.http2.StreamException");

    private static final int DEEPEST = 16;

    private ClientGone() {}

    static boolean explains(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (EXCEPTIONS.contains(cause.getClass().getName())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
