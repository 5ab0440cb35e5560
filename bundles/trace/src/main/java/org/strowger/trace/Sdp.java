package org.strowger.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.strowger.api.call.trace.SdpSummary.Stream;

/** Reads from a session description what people want to see. What cannot be read is left out. */
final class Sdp {
    private static final Map<String, String> STATIC = Map.of(
            "0",
            "PCMU/8000",
            "3",
            "GSM/8000",
            "4",
            "G723/8000",
            "8",
            "PCMA/8000",
            "9",
            "G722/8000",
            "18",
            "G729/8000",
            "26",
            "JPEG/90000",
            "31",
            "H261/90000",
            "34",
            "H263/90000",
            "13",
            "CN/8000");
    private static final int MOST = 16;

    private String address = "";
    private String direction = "sendrecv";
    private boolean dtls;
    private final List<Media> media = new ArrayList<>();

    private static final class Media {
        final String kind;
        final int port;
        final String protocol;
        final List<String> formats;
        final Map<String, String> names = new LinkedHashMap<>();
        String address;
        String direction;
        Integer ptime;
        boolean crypto;
        boolean fingerprint;

        Media(String kind, int port, String protocol, List<String> formats) {
            this.kind = kind;
            this.port = port;
            this.protocol = protocol;
            this.formats = formats;
        }
    }

    private Sdp() {}

    static List<Stream> streams(String body) {
        Sdp sdp = new Sdp();
        body.lines().forEach(sdp::line);
        return sdp.media.stream().map(sdp::stream).toList();
    }

    private void line(String line) {
        Media last = media.isEmpty() ? null : media.get(media.size() - 1);
        if (line.startsWith("m=")) {
            begin(line.substring(2).split("\\s+"));
        } else if (line.startsWith("c=")) {
            String[] parts = line.split("\\s+");
            String host = parts[parts.length - 1].replaceFirst("/.*", "");
            if (last == null) {
                address = host;
            } else {
                last.address = host;
            }
        } else if (line.startsWith("a=")) {
            attribute(line.substring(2).strip(), last);
        }
    }

    private void begin(String[] parts) {
        if (parts.length >= 3 && media.size() < MOST) {
            String port = parts[1].replaceFirst("/.*", "");
            media.add(new Media(
                    parts[0],
                    port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0,
                    parts[2].toUpperCase(Locale.ROOT),
                    List.of(parts).subList(3, parts.length)));
        }
    }

    private void attribute(String text, Media last) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1).strip();
        switch (name) {
            case "sendrecv", "sendonly", "recvonly", "inactive" -> {
                if (last == null) {
                    direction = name;
                } else {
                    last.direction = name;
                }
            }
            case "fingerprint" -> {
                if (last == null) {
                    dtls = true;
                } else {
                    last.fingerprint = true;
                }
            }
            default -> ofMedia(name, value, last);
        }
    }

    private static void ofMedia(String name, String value, Media last) {
        if (last == null) {
            return;
        }
        if (name.equals("crypto")) {
            last.crypto = true;
        } else if (name.equals("ptime") && value.matches("[0-9]{1,4}")) {
            last.ptime = Integer.valueOf(value);
        } else if (name.equals("rtpmap")) {
            String[] parts = value.split("\\s+");
            if (parts.length > 1) {
                last.names.put(parts[0], parts[1]);
            }
        }
    }

    private Stream stream(Media m) {
        List<String> codecs = m.formats.stream()
                .map(format -> m.names.getOrDefault(format, STATIC.getOrDefault(format, format)))
                .toList();
        boolean keys = codecs.stream().anyMatch(Sdp::keys);
        return new Stream(
                m.kind,
                m.address == null ? address : m.address,
                m.port,
                m.direction == null ? direction : m.direction,
                codecs.stream().filter(codec -> !keys(codec)).limit(MOST * 2L).toList(),
                keys,
                m.ptime,
                security(m));
    }

    private static boolean keys(String codec) {
        return codec.toLowerCase(Locale.ROOT).startsWith("telephone-event");
    }

    private String security(Media m) {
        if (m.protocol.contains("TLS/") || dtls || m.fingerprint) {
            return "dtls";
        }
        return m.crypto || m.protocol.contains("SAVP") ? "sdes" : "none";
    }
}
