package org.strowger.sip.server;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.strowger.sip.leg.Capabilities;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.Reply;

/** What is wrong with a request whatever it wants (RFC 3261 section 8.2). */
final class RequestPolicy {
    private static final Set<String> KNOWN = Set.of(
            "INVITE",
            "ACK",
            "CANCEL",
            "BYE",
            "OPTIONS",
            "INFO",
            "UPDATE",
            "REGISTER",
            "MESSAGE",
            "SUBSCRIBE",
            "NOTIFY",
            "PUBLISH",
            "REFER",
            "PRACK");

    /** Whose bodies can only be descriptions of the session. */
    private static final Set<String> SESSION = Set.of("INVITE", "UPDATE", "PRACK");

    private RequestPolicy() {}

    /** The refusal, when there is reason for one. Never asked for ACK and CANCEL. */
    static Optional<Reply> refusal(InboundRequest request) {
        if (!KNOWN.contains(request.method())) {
            return Optional.of(Capabilities.notAllowed());
        }
        if (request.from().tag().isEmpty()
                || request.from().uri() == null
                || request.to().uri() == null) {
            return Optional.of(Reply.of(400).reason("Bad From or To"));
        }
        if (request.header("Max-Forwards").filter(hops -> hops.matches("0+")).isPresent()) {
            return Optional.of(Reply.of(483));
        }
        List<String> missing = Capabilities.missing(request.headers("Require"));
        if (!missing.isEmpty()) {
            return Optional.of(Reply.of(420).header("Unsupported", String.join(", ", missing)));
        }
        return body(request);
    }

    private static Optional<Reply> body(InboundRequest request) {
        if (request.body().isEmpty()) {
            return Optional.empty();
        }
        if (request.header("Content-Encoding")
                .filter(e -> !e.equalsIgnoreCase("identity"))
                .isPresent()) {
            return Optional.of(Reply.of(415).header("Accept-Encoding", "identity"));
        }
        boolean session = SESSION.contains(request.method());
        return session && !request.contentType().equals("application/sdp")
                ? Optional.of(Reply.of(415).header("Accept", "application/sdp"))
                : Optional.empty();
    }
}
