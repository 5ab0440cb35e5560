package org.strowger.webcommon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.WeakHashMap;
import org.strowger.api.web.StaticFiles;

/** Contents of files as they go over the line, kept while their bundle is there. */
final class Variants {
    /** Files of one bundle that are kept in memory, in bytes; more than that is read again each time. */
    private static final long KEPT = 8L << 20;

    /**
     * @param encoding as in Content-Encoding; empty for none
     */
    record Content(byte[] bytes, String encoding, String tag) {}

    private static final class Kept {
        private final Map<String, Content> contents = new HashMap<>();
        private long bytes;
    }

    private final Map<StaticFiles, Kept> kept = new WeakHashMap<>();

    /** A file in the best encoding that the browser takes. */
    Content of(StaticFiles files, Site.Found found, String accepted) {
        for (Encoding encoding : Encoding.values()) {
            URL url = encoding.acceptedBy(accepted) ? files.file(found.name() + encoding.suffix) : null;
            if (url != null) {
                return content(files, found.name() + encoding.suffix, url, encoding.token);
            }
        }
        return content(files, found.name(), found.url(), "");
    }

    private synchronized Content content(StaticFiles files, String name, URL url, String encoding) {
        Kept mine = kept.computeIfAbsent(files, f -> new Kept());
        Content known = mine.contents.get(name);
        if (known == null) {
            known = read(url, encoding);
            if (mine.bytes + known.bytes().length <= KEPT) {
                mine.bytes += known.bytes().length;
                mine.contents.put(name, known);
            }
        }
        return known;
    }

    private static Content read(URL url, String encoding) {
        try (InputStream in = url.openStream()) {
            byte[] bytes = in.readAllBytes();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Content(bytes, encoding, '"' + HexFormat.of().formatHex(hash, 0, 12) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Best first. */
    private enum Encoding {
        BROTLI("br", ".br"),
        GZIP("gzip", ".gz");

        private final String token;
        private final String suffix;

        Encoding(String token, String suffix) {
            this.token = token;
            this.suffix = suffix;
        }

        boolean acceptedBy(String header) {
            for (String part : header.split(",")) {
                String[] words = part.trim().split(";");
                if (words[0].trim().equals(token)) {
                    return words.length == 1 || !words[1].trim().matches("q=0(\\.0*)?");
                }
            }
            return false;
        }
    }
}
