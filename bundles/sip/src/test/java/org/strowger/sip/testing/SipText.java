package org.strowger.sip.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A SIP message as plain text, read with nothing but string functions, so that our stack is not judged by itself. */
public record SipText(String start, List<String> lines, String body) {
    public static SipText parse(String message) {
        int end = message.indexOf("\r\n\r\n");
        String head = end < 0 ? message : message.substring(0, end);
        List<String> lines = new ArrayList<>(List.of(head.split("\r\n")));
        String start = lines.remove(0);
        return new SipText(start, lines, end < 0 ? "" : message.substring(end + 4));
    }

    public boolean request() {
        return !start.startsWith("SIP/2.0");
    }

    public String method() {
        return request()
                ? start.substring(0, start.indexOf(' '))
                : header("CSeq").split(" ")[1];
    }

    public int status() {
        return request() ? 0 : Integer.parseInt(start.split(" ")[1]);
    }

    public String uri() {
        return start.split(" ")[1];
    }

    public List<String> headers(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return lines.stream()
                .filter(l -> l.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(l -> l.substring(prefix.length()).trim())
                .toList();
    }

    /** The first value, or empty. */
    public String header(String name) {
        return headers(name).stream().findFirst().orElse("");
    }

    public String tag(String header) {
        String value = header(header);
        int at = value.indexOf(";tag=");
        return at < 0 ? "" : value.substring(at + 5).split(";")[0];
    }

    public String contactUri() {
        String contact = header("Contact");
        return contact.substring(contact.indexOf('<') + 1, contact.indexOf('>'));
    }

    @Override
    public String toString() {
        return start + "\n" + String.join("\n", lines) + "\n\n" + body;
    }
}
