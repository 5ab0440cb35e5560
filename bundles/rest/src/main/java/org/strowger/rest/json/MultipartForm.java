package org.strowger.rest.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A multipart/form-data body (RFC 7578) that is already in memory; only its first file is of interest. */
final class MultipartForm {
    private static final byte[] HEADER_END = {'\r', '\n', '\r', '\n'};
    private static final int MAX_PARTS = 16;
    private static final int MAX_HEADER = 4096;
    private static final Pattern FILE_NAME = Pattern.compile("(?i);\\s*filename=\"([^\"\\r\\n]{0,255})\"");
    private static final Pattern CONTENT_TYPE = Pattern.compile("(?im)^content-type:\\s*([^;\\s]+)");

    private final byte[] body;
    private final byte[] delimiter;

    MultipartForm(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    Optional<Upload> firstFile() {
        int start = find(delimiter, 0);
        for (int part = 0; part < MAX_PARTS && start >= 0; part++) {
            int end = find(delimiter, start + delimiter.length);
            if (end < 0) {
                return Optional.empty();
            }
            Optional<Upload> file = file(start + delimiter.length + 2, end - 2);
            if (file.isPresent()) {
                return file;
            }
            start = end;
        }
        return Optional.empty();
    }

    private Optional<Upload> file(int from, int to) {
        int headerEnd = find(HEADER_END, Math.min(from, body.length));
        if (headerEnd < 0 || headerEnd > to || headerEnd - from > MAX_HEADER) {
            return Optional.empty();
        }
        String header = new String(body, from, headerEnd - from, StandardCharsets.UTF_8);
        Matcher name = FILE_NAME.matcher(header);
        if (!name.find()) {
            return Optional.empty();
        }
        Matcher type = CONTENT_TYPE.matcher(header);
        String mediaType = type.find() ? type.group(1).toLowerCase(Locale.ROOT) : "application/octet-stream";
        int content = headerEnd + HEADER_END.length;
        return Optional.of(
                new Upload(mediaType, name.group(1), Arrays.copyOfRange(body, content, Math.max(content, to))));
    }

    private int find(byte[] what, int from) {
        for (int at = from; at <= body.length - what.length; at++) {
            if (Arrays.equals(body, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }
}
