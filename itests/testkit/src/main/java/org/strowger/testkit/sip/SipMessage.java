package org.strowger.testkit.sip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A SIP message as far as the phone of a test must understand it. */
public final class SipMessage {
    private static final Pattern BRANCH = Pattern.compile(";\\s*branch=([^;,\\s]+)");
    private static final Pattern URI = Pattern.compile("<([^>]+)>");

    private final String start;
    private final Map<String, List<String>> headers = new HashMap<>();
    private final String body;

    private SipMessage(String start, String body) {
        this.start = start;
        this.body = body;
    }

    public static SipMessage parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] lines = (end < 0 ? text : text.substring(0, end)).split("\r\n");
        SipMessage message = new SipMessage(lines[0], end < 0 ? "" : text.substring(end + 4));
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                String name = lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT);
                message.headers
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add(lines[i].substring(colon + 1).strip());
            }
        }
        return message;
    }

    /** Status of a response, 0 of a request. */
    public int status() {
        return start.startsWith("SIP/2.0 ") ? Integer.parseInt(start.substring(8, 11)) : 0;
    }

    /** Method of a request. */
    public String method() {
        return start.substring(0, start.indexOf(' '));
    }

    /** Method that a request has, or that a response answers. */
    public String about() {
        String cseq = header("cseq");
        return cseq.substring(cseq.indexOf(' ') + 1);
    }

    /** First value of a header, in lower case letters; empty without one. */
    public String header(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    public List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    public String branch() {
        return first(BRANCH, header("via"), "");
    }

    /** The URI where requests within the dialog go. */
    public String contact() {
        return uri("contact");
    }

    /** The URI in an address such as that of From. */
    public String uri(String header) {
        return first(URI, header(header), header(header));
    }

    /** The description, in most messages that have a body. */
    public String body() {
        return body;
    }

    private static String first(Pattern pattern, String text, String other) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : other;
    }

    @Override
    public String toString() {
        return start;
    }
}
