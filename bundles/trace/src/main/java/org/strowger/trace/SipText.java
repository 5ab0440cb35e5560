package org.strowger.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A SIP message as lines. Made to read whatever came, not to judge it. */
final class SipText {
    private static final Pattern WHITE = Pattern.compile("\\s+");

    private final String startLine;
    private final List<String> headers;
    private final String body;
    private final String cseq;
    private final String contentType;

    private SipText(String startLine, List<String> headers, String body) {
        this.startLine = startLine;
        this.headers = List.copyOf(headers);
        this.body = body;
        cseq = WHITE.matcher(header("cseq", "cseq")).replaceAll(" ");
        String type = header("content-type", "c").toLowerCase(Locale.ROOT);
        int semicolon = type.indexOf(';');
        contentType = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    }

    static SipText of(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        int start = 0;
        while (start < text.length() && (text.charAt(start) == '\r' || text.charAt(start) == '\n')) {
            start++;
        }
        List<String> lines = new ArrayList<>();
        int at = start;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (line.isEmpty()) {
                break;
            }
            unfold(lines, line);
        }
        return new SipText(lines.isEmpty() ? "" : lines.remove(0), lines, text.substring(at));
    }

    /** So that nothing of a header hides in a line of its own. */
    private static void unfold(List<String> lines, String line) {
        boolean goesOn = lines.size() > 1 && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
        if (goesOn) {
            lines.set(lines.size() - 1, lines.get(lines.size() - 1) + ' ' + line.strip());
        } else {
            lines.add(line);
        }
    }

    String startLine() {
        return startLine;
    }

    List<String> headers() {
        return headers;
    }

    String body() {
        return body;
    }

    /** Name of a header line in lower case; empty for what is none. */
    static String name(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }

    static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    /** Empty when there is none. */
    private String header(String name, String brief) {
        for (String line : headers) {
            if (is(line, name) || is(line, brief)) {
                return value(line);
            }
        }
        return "";
    }

    private static boolean is(String line, String name) {
        if (!line.regionMatches(true, 0, name, 0, name.length())) {
            return false;
        }
        int at = name.length();
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        return at < line.length() && line.charAt(at) == ':';
    }

    /** Number and method. */
    String cseq() {
        return cseq;
    }

    /** Without parameters, in lower case. */
    String contentType() {
        return contentType;
    }

    boolean response() {
        return startLine.startsWith("SIP/");
    }

    /** Null of a response. */
    String method() {
        int space = startLine.indexOf(' ');
        return response() || space < 0 ? null : startLine.substring(0, space);
    }

    /** Null of a request. */
    Integer status() {
        String[] parts = startLine.split(" ", 3);
        return response() && parts.length > 1 && isStatus(parts[1]) ? Integer.valueOf(parts[1]) : null;
    }

    private static boolean isStatus(String code) {
        return code.length() == 3
                && code.charAt(0) >= '1'
                && code.charAt(0) <= '6'
                && Character.digit(code.charAt(1), 10) >= 0
                && Character.digit(code.charAt(2), 10) >= 0;
    }

    /** Null of a request. */
    String reason() {
        String[] parts = startLine.split(" ", 3);
        return response() ? (parts.length > 2 ? parts[2].strip() : "") : null;
    }

    /** Whom a request asks for: the user part of its URI; empty when there is none. */
    String target() {
        String[] parts = startLine.split(" ", 3);
        String uri = parts.length > 1 ? parts[1] : "";
        int at = uri.indexOf('@');
        String user = at < 0 ? "" : uri.substring(uri.indexOf(':') + 1, at);
        return cut(cut(user, ':'), ';');
    }

    private static String cut(String text, char before) {
        int at = text.indexOf(before);
        return at < 0 ? text : text.substring(0, at);
    }
}
