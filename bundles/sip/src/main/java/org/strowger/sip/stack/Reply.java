package org.strowger.sip.stack;

import java.util.ArrayList;
import java.util.List;

/**
 * A response to send.
 *
 * @param reason null for the standard phrase
 * @param toTag null for none of ours (100), or when the request has one already
 * @param body null for none
 */
public record Reply(int status, String reason, String toTag, List<Header> headers, String contentType, String body) {
    public Reply {
        headers = List.copyOf(headers);
    }

    public static Reply of(int status) {
        return new Reply(status, null, null, List.of(), null, null);
    }

    public Reply reason(String phrase) {
        return new Reply(status, phrase, toTag, headers, contentType, body);
    }

    public Reply tag(String tag) {
        return new Reply(status, reason, tag, headers, contentType, body);
    }

    public Reply header(String name, String value) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header(name, value));
        return new Reply(status, reason, toTag, all, contentType, body);
    }

    public Reply headers(String name, List<String> values) {
        Reply result = this;
        for (String value : values) {
            result = result.header(name, value);
        }
        return result;
    }

    /** The same with one challenge and without what is only nice to know. */
    public Reply brief() {
        List<Header> needed = new ArrayList<>();
        headers.stream()
                .filter(h -> h.name().equals("WWW-Authenticate"))
                .findFirst()
                .ifPresent(needed::add);
        headers.stream().filter(h -> h.name().equals("Retry-After")).forEach(needed::add);
        return new Reply(status, reason, toTag, needed, null, null);
    }

    public Reply content(String type, String text) {
        return new Reply(status, reason, toTag, headers, type, text);
    }
}
