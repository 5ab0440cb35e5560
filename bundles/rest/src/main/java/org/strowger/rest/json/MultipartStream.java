package org.strowger.rest.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.ws.rs.BadRequestException;

/** A multipart/form-data body (RFC 7578) as it arrives, part after part, of any size. */
public final class MultipartStream {
    private static final int BUFFER = 64 << 10;
    private static final int MAX_PARTS = 16;
    private static final int MAX_HEADER = 4096;
    private static final byte[] HEADER_END = {'\r', '\n', '\r', '\n'};
    private static final Pattern NAME = Pattern.compile("(?i);\\s*name=\"([^\"\\r\\n]{0,64})\"");

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private int parts;
    private String name = "";

    private MultipartStream(InputStream in, String boundary) {
        this.in = in;
        delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first delimiter has no line end before it: put one there, and all are alike.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    /** Positioned before the first part. */
    public static MultipartStream of(InputStream in, String boundary) throws IOException {
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            throw new BadRequestException("multipart without a boundary");
        }
        MultipartStream form = new MultipartStream(in, boundary);
        form.copy(OutputStream.nullOutputStream(), MAX_HEADER);
        return form;
    }

    /** Goes to the next part, whose predecessor was copied; false behind the last one. */
    public boolean next() throws IOException {
        fill(2);
        if (end - start >= 2 && buffer[start] == '-' && buffer[start + 1] == '-') {
            return false;
        }
        if (++parts > MAX_PARTS) {
            throw new BadRequestException("multipart with too many parts");
        }
        name = name(header());
        return true;
    }

    public String name() {
        return name;
    }

    /** Copies the content of the part; more than so much is refused. */
    public void copy(OutputStream out, long most) throws IOException {
        long copied = 0;
        while (true) {
            fill(BUFFER);
            int at = find(delimiter, end);
            int content = at >= 0 ? at - start : Math.max(0, end - start - delimiter.length + 1);
            copied += content;
            if (copied > most) {
                throw new BadRequestException("a part is too long");
            }
            out.write(buffer, start, content);
            start += content;
            if (at >= 0) {
                start += delimiter.length;
                return;
            }
            if (content == 0) {
                throw new BadRequestException("multipart that ends in the middle");
            }
        }
    }

    private String header() throws IOException {
        fill(MAX_HEADER);
        int at = find(HEADER_END, Math.min(end, start + MAX_HEADER));
        if (at < 0) {
            throw new BadRequestException("part without a header");
        }
        String header = new String(buffer, start, at - start, StandardCharsets.UTF_8);
        start = at + HEADER_END.length;
        return header;
    }

    private static String name(String header) {
        Matcher matcher = NAME.matcher(header);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Reads until there are so many octets, or the body is over. */
    private void fill(int wanted) throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        while (end < Math.min(wanted, BUFFER)) {
            int got = in.read(buffer, end, BUFFER - end);
            if (got < 0) {
                return;
            }
            end += got;
        }
    }

    private int find(byte[] what, int limit) {
        for (int at = start; at <= limit - what.length; at++) {
            if (Arrays.equals(buffer, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }
}
