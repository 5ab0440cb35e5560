package org.strowger.branding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Tells by its content what a picture is and how large; only kinds that cannot contain scripts. */
final class ImageInspector {
    /** What a picture is. */
    record Facts(String mediaType, int width, int height) {}

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int PNG_HEADER = 33;
    private static final int WEBP_HEADER = 30;
    private static final int SNIFF = 1024;

    private ImageInspector() {}

    static boolean looksLikeMarkup(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, SNIFF), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        String spread = start.replace("\u0000", "");
        return spread.contains("<svg") || spread.stripLeading().startsWith("<?xml") || spread.contains("<!doctype");
    }

    /** Empty when it is none of the kinds, or broken. */
    static Optional<Facts> inspect(byte[] content) {
        if (startsWith(content, PNG)) {
            return png(content);
        }
        if (startsWith(content, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) {
            return jpeg(content);
        }
        return ascii(content, 0, 4).equals("RIFF") && ascii(content, 8, 4).equals("WEBP")
                ? webp(content)
                : Optional.empty();
    }

    static boolean known(byte[] content) {
        return startsWith(content, PNG)
                || startsWith(content, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})
                || ascii(content, 0, 4).equals("RIFF") && ascii(content, 8, 4).equals("WEBP");
    }

    private static boolean startsWith(byte[] content, byte[] magic) {
        return content.length >= magic.length
                && java.util.Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
    }

    private static String ascii(byte[] content, int from, int length) {
        return content.length < from + length ? "" : new String(content, from, length, StandardCharsets.ISO_8859_1);
    }

    private static Optional<Facts> png(byte[] content) {
        boolean whole = content.length > PNG_HEADER
                && ascii(content, 12, 4).equals("IHDR")
                && ascii(content, content.length - 8, 4).equals("IEND");
        ByteBuffer in = ByteBuffer.wrap(content);
        return whole ? facts("image/png", in.getInt(16), in.getInt(20)) : Optional.empty();
    }

    private static Optional<Facts> jpeg(byte[] content) {
        int at = 2;
        while (at + 9 < content.length && (content[at] & 0xff) == 0xff) {
            int marker = content[at + 1] & 0xff;
            int length = (content[at + 2] & 0xff) << 8 | content[at + 3] & 0xff;
            if (frame(marker)) {
                int height = (content[at + 5] & 0xff) << 8 | content[at + 6] & 0xff;
                int width = (content[at + 7] & 0xff) << 8 | content[at + 8] & 0xff;
                return ended(content) ? facts("image/jpeg", width, height) : Optional.empty();
            }
            at += marker == 0xff ? 1 : 2 + Math.max(2, length);
        }
        return Optional.empty();
    }

    /** Start of frame, of whatever coding. */
    private static boolean frame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean ended(byte[] content) {
        return (content[content.length - 2] & 0xff) == 0xff && (content[content.length - 1] & 0xff) == 0xd9;
    }

    private static Optional<Facts> webp(byte[] content) {
        if (content.length < WEBP_HEADER) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (Integer.toUnsignedLong(in.getInt(4)) + 8 > content.length) {
            return Optional.empty();
        }
        return switch (ascii(content, 12, 4)) {
            case "VP8 " -> facts("image/webp", in.getShort(26) & 0x3fff, in.getShort(28) & 0x3fff);
            case "VP8L" -> {
                int bits = in.getInt(21);
                yield facts("image/webp", (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
            }
            case "VP8X" -> facts("image/webp", (in.getInt(24) & 0xffffff) + 1, (in.getInt(26) >>> 8) + 1);
            default -> Optional.empty();
        };
    }

    private static Optional<Facts> facts(String mediaType, int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new Facts(mediaType, width, height)) : Optional.empty();
    }
}
