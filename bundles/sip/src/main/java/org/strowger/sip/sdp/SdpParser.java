package org.strowger.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads session descriptions (RFC 8866). Bounded in time and memory; throws nothing but {@link SdpException}. Lines may
 * end with a bare LF. The three lines v, o, s must come first and a t line must be there; the rest of a part may come in
 * any order, as some phones mix it up.
 */
public final class SdpParser {
    /** Longest description in characters. */
    public static final int MAX_LENGTH = 65_536;

    public static final int MAX_MEDIA = 32;

    /** Attribute lines in all that are kept; a browser's offer of sound and video has some 250. */
    public static final int MAX_ATTRIBUTES = 512;

    /** ICE candidates that are kept; further ones are passed over. */
    public static final int MAX_CANDIDATES = 50;

    private static final int MAX_FORMATS = 64;
    private static final int MAX_LINES = 2048;
    /** What browsers write much of and nobody here reads. */
    private static final Set<String> UNREAD = Set.of("ssrc", "ssrc-group", "extmap", "msid", "simulcast", "rid");

    private static final String SESSION_LINES = "iuepcbtrzka";
    private static final String MEDIA_LINES = "icbka";

    private final List<SdpAttribute> sessionAttributes = new ArrayList<>();
    private final List<SdpMedia> media = new ArrayList<>();
    private SdpOrigin origin;
    private String sessionName;
    private String sessionConnection = "";
    private boolean timed;
    private int attributeCount;
    private int candidateCount;
    private MediaLine currentLine;
    private String currentConnection = "";
    private List<SdpAttribute> currentAttributes = new ArrayList<>();

    private SdpParser() {}

    /** @param text null counts as malformed */
    public static SdpDescription parse(String text) throws SdpException {
        if (text == null || text.length() > MAX_LENGTH) {
            throw SdpException.malformed("no description, or one that is too long");
        }
        return new SdpParser().read(text);
    }

    private SdpDescription read(String text) throws SdpException {
        int number = 0;
        for (int start = 0; start < text.length(); number++) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            String line = text.substring(start, stop > start && text.charAt(stop - 1) == '\r' ? stop - 1 : stop);
            start = stop + 1;
            if (!line.isEmpty() || start < text.length()) {
                line(number, line);
            }
        }
        finishMedia();
        if (sessionName == null || !timed) {
            throw SdpException.malformed("v, o, s or t line missing");
        }
        return new SdpDescription(
                origin, sessionName, sessionConnection, List.copyOf(sessionAttributes), List.copyOf(media));
    }

    private void line(int number, String line) throws SdpException {
        if (number >= MAX_LINES || line.length() < 2 || line.charAt(1) != '=' || hasControls(line)) {
            throw SdpException.malformed("line " + (number + 1) + " is not <letter>=<value>");
        }
        char kind = line.charAt(0);
        String value = line.substring(2);
        if (number < 3) {
            header(number, kind, value);
        } else if (kind == 'm') {
            finishMedia();
            currentLine = MediaLine.parse(value, MAX_FORMATS);
        } else if (currentLine == null) {
            sessionLine(kind, value);
        } else {
            mediaLine(kind, value);
        }
    }

    private static boolean hasControls(String line) {
        return line.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f);
    }

    private void header(int number, char kind, String value) throws SdpException {
        if (kind != "vos".charAt(number)) {
            throw SdpException.malformed("must begin with v, o and s lines");
        }
        if (kind == 'v' && !"0".equals(value)) {
            throw SdpException.malformed("version is not 0");
        }
        if (kind == 'o') {
            origin = origin(value);
        }
        if (kind == 's') {
            sessionName = value;
        }
    }

    private void sessionLine(char kind, String value) throws SdpException {
        if (SESSION_LINES.indexOf(kind) < 0) {
            throw SdpException.malformed("unknown line " + kind + "=");
        }
        timed |= kind == 't';
        if (kind == 'c') {
            sessionConnection = connection(value);
        } else if (kind == 'a') {
            attribute(value, sessionAttributes);
        }
    }

    private void mediaLine(char kind, String value) throws SdpException {
        if (MEDIA_LINES.indexOf(kind) < 0) {
            throw SdpException.malformed("unknown line " + kind + "= in a media description");
        }
        if (kind == 'c') {
            currentConnection = connection(value);
        } else if (kind == 'a') {
            attribute(value, currentAttributes);
        }
    }

    private void finishMedia() throws SdpException {
        if (currentLine == null) {
            return;
        }
        if (media.size() >= MAX_MEDIA) {
            throw SdpException.malformed("too many media descriptions");
        }
        media.add(currentLine.with(currentConnection, List.copyOf(currentAttributes)));
        currentLine = null;
        currentConnection = "";
        currentAttributes = new ArrayList<>();
    }

    private static SdpOrigin origin(String value) throws SdpException {
        String[] parts = value.split(" ", 8);
        if (parts.length != 6 || !isDigits(parts[1]) || !isDigits(parts[2]) || !"IN".equals(parts[3])) {
            throw SdpException.malformed("o line");
        }
        return new SdpOrigin(parts[0], parts[1], parts[2], parts[4], parts[5]);
    }

    /** The address without TTL and count of multicast. */
    private static String connection(String value) throws SdpException {
        String[] parts = value.strip().split(" ", 5);
        boolean known = parts.length == 3
                && "IN".equals(parts[0])
                && ("IP4".equals(parts[1]) || "IP6".equals(parts[1]))
                && !parts[2].isEmpty();
        if (!known) {
            throw SdpException.malformed("c line");
        }
        int slash = parts[2].indexOf('/');
        return slash < 0 ? parts[2] : parts[2].substring(0, slash);
    }

    private void attribute(String value, List<SdpAttribute> into) throws SdpException {
        int colon = value.indexOf(':');
        String name = (colon < 0 ? value : value.substring(0, colon)).strip();
        if (UNREAD.contains(name) || "candidate".equals(name) && ++candidateCount > MAX_CANDIDATES) {
            return;
        }
        if (name.isEmpty() || ++attributeCount > MAX_ATTRIBUTES) {
            throw SdpException.malformed("nameless attribute, or too many");
        }
        into.add(new SdpAttribute(
                name, colon < 0 ? "" : value.substring(colon + 1).strip()));
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.length() <= 40 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The m= line. */
    private record MediaLine(String type, int port, String protocol, List<String> formats) {
        static MediaLine parse(String value, int maxFormats) throws SdpException {
            String[] parts = value.stripTrailing().split(" +", maxFormats + 4);
            if (parts.length < 4 || parts.length > maxFormats + 3 || parts[0].isEmpty()) {
                throw SdpException.malformed("m line");
            }
            List<String> formats = List.of(parts).subList(3, parts.length);
            return new MediaLine(parts[0], port(parts[1]), parts[2], List.copyOf(formats));
        }

        private static int port(String text) throws SdpException {
            int slash = text.indexOf('/');
            String digits = slash < 0 ? text : text.substring(0, slash);
            if (!isDigits(digits) || digits.length() > 5 || Integer.parseInt(digits) > 65_535) {
                throw SdpException.malformed("port of an m line");
            }
            return Integer.parseInt(digits);
        }

        SdpMedia with(String connection, List<SdpAttribute> attributes) {
            return new SdpMedia(type, port, protocol, formats, connection, attributes);
        }
    }
}
