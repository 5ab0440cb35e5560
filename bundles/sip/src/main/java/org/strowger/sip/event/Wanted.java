package org.strowger.sip.event;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.strowger.api.sip.EventPackage;
import org.strowger.sip.stack.InboundRequest;
import org.strowger.sip.stack.Reply;

/**
 * What a SUBSCRIBE asks for.
 *
 * @param event package, in lower case
 * @param id the Event header's id parameter; empty when none
 * @param seconds null when it does not say; -1 when it cannot be read
 */
record Wanted(String event, String id, Long seconds, List<String> accept) {
    static Wanted of(InboundRequest subscribe) {
        String[] parts = subscribe.header("Event").orElse("").split(";", -1);
        String id = "";
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].trim();
            id = part.startsWith("id=") ? part.substring(3) : id;
        }
        Optional<String> expires = subscribe.header("Expires").map(String::trim);
        return new Wanted(
                parts[0].trim().toLowerCase(Locale.ROOT),
                id,
                expires.map(e -> e.matches("\\d{1,10}") ? Long.valueOf(e) : Long.valueOf(-1))
                        .orElse(null),
                subscribe.headers("Accept"));
    }

    /** Event header of the notifications. */
    String header() {
        return id.isEmpty() ? event : event + ";id=" + id;
    }

    boolean ends() {
        return seconds != null && seconds == 0;
    }

    Duration granted(Duration longest) {
        return seconds == null || seconds > longest.toSeconds() ? longest : Duration.ofSeconds(seconds);
    }

    /** What is wrong with the time or the format; null when nothing is. */
    Reply refusal(EventPackage wanted, Duration shortest) {
        if (seconds != null && seconds < 0) {
            return Reply.of(400).reason("Bad Expires");
        }
        if (seconds != null && seconds > 0 && seconds < shortest.toSeconds()) {
            return Reply.of(423).header("Min-Expires", Long.toString(shortest.toSeconds()));
        }
        return accepts(wanted.contentType()) ? null : Reply.of(406);
    }

    private boolean accepts(String type) {
        String group = type.substring(0, type.indexOf('/')) + "/*";
        return accept.isEmpty()
                || accept.stream()
                        .map(a -> a.split(";", -1)[0].trim().toLowerCase(Locale.ROOT))
                        .anyMatch(a -> a.equals(type) || a.equals("*/*") || a.equals(group));
    }
}
