package org.strowger.sip.leg;

import java.util.Map;

/** Reason phrases of the statuses that are told inside a body. */
final class Phrases {
    private static final Map<Integer, String> PHRASES = Map.ofEntries(
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(408, "Request Timeout"),
            Map.entry(410, "Gone"),
            Map.entry(480, "Temporarily Unavailable"),
            Map.entry(482, "Loop Detected"),
            Map.entry(484, "Address Incomplete"),
            Map.entry(486, "Busy Here"),
            Map.entry(487, "Request Terminated"),
            Map.entry(488, "Not Acceptable Here"),
            Map.entry(500, "Server Internal Error"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(603, "Decline"));

    private Phrases() {}

    static String of(int status) {
        return PHRASES.getOrDefault(status, "Failed");
    }
}
