package org.strowger.sip.transport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A message's start line and headers, read as far as a transport must: to find its end, and to refuse it in words of ours.
 * Linear in its length.
 */
public final class Head {
    private static final Map<String, String> LONG_NAMES = Map.of(
            "l",
            "content-length",
            "i",
            "call-id",
            "f",
            "from",
            "t",
            "to",
            "v",
            "via",
            "c",
            "content-type",
            "m",
            "contact");
    private static final List<String> ECHOED = List.of("via", "from", "to", "call-id", "cseq");

    private record Line(String name, String value) {}

    private final String start;
    private final List<Line> lines = new ArrayList<>();

    /** The request URI as it stands; of no meaning in a response. */
    public String uri() {
        String line = start.stripTrailing();
        int from = line.indexOf(' ') + 1;
        return line.substring(from, Math.max(from, line.lastIndexOf(' ')));
    }

    private Head(String start) {
        this.start = start;
    }

    /** Reads bytes up to the empty line, which may be left out. */
    public static Head of(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        String[] rows = text.split("\r\n", -1);
        Head head = new Head(rows[0]);
        for (int i = 1; i < rows.length; i++) {
            head.add(rows[i]);
        }
        return head;
    }

    /** Where the empty line of a whole message begins; its length when there is none. */
    public static int end(byte[] message) {
        for (int i = 0; i + 4 <= message.length; i++) {
            if (message[i] == '\r' && message[i + 1] == '\n' && message[i + 2] == '\r' && message[i + 3] == '\n') {
                return i;
            }
        }
        return message.length;
    }

    private void add(String row) {
        if (row.startsWith(" ") || row.startsWith("\t")) {
            if (!lines.isEmpty()) {
                Line last = lines.remove(lines.size() - 1);
                lines.add(new Line(last.name(), last.value() + ' ' + row.strip()));
            }
            return;
        }
        int colon = row.indexOf(':');
        if (colon > 0) {
            String name = row.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            lines.add(new Line(
                    LONG_NAMES.getOrDefault(name, name),
                    row.substring(colon + 1).strip()));
        }
    }

    private List<String> values(String name) {
        return lines.stream()
                .filter(l -> l.name().equals(name))
                .map(Line::value)
                .toList();
    }

    /** Bytes of body; -1 when it does not say, or not in a way that can be believed. */
    public long contentLength() {
        List<String> values = values("content-length");
        return values.size() == 1 && values.get(0).matches("[0-9]{1,9}") ? Long.parseLong(values.get(0)) : -1;
    }

    /** Its method; empty for a response and for what is no SIP. */
    public String method() {
        String[] words = start.split(" ", -1);
        boolean request = words.length >= 3 && start.contains(" SIP/") && words[0].matches("[A-Z]{1,20}");
        return request ? words[0] : "";
    }

    /** A response to it; empty when it is none that can be answered. */
    public byte[] refusal(HeadScan.Fault fault) {
        if (method().isEmpty() || method().equals("ACK")) {
            return new byte[0];
        }
        StringBuilder text = new StringBuilder("SIP/2.0 " + fault.status() + ' ' + fault.reason() + "\r\n");
        for (String name : ECHOED) {
            List<String> values = values(name);
            if (values.isEmpty() || values.stream().anyMatch(v -> v.chars().anyMatch(c -> c < ' ' && c != '\t'))) {
                return new byte[0];
            }
            List<String> kept = name.equals("via") ? values : values.subList(0, 1);
            String end = name.equals("to") && !values.get(0).contains("tag=") ? ";tag=refused" : "";
            kept.forEach(
                    v -> text.append(name).append(": ").append(v).append(end).append("\r\n"));
        }
        return text.append("content-length: 0\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
