package org.strowger.sip.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Payload;

/** The payload formats of a sound or video description, in its order. */
final class PayloadTable {
    /** RFC 3551 table 4, those without rtpmap that are met in the field. */
    private static final Map<Integer, AudioFormat> STATIC = Map.of(
            0, AudioFormat.PCMU,
            3, new AudioFormat("GSM", 8000, 1),
            4, new AudioFormat("G723", 8000, 1),
            8, AudioFormat.PCMA,
            9, new AudioFormat("G722", 8000, 1),
            13, new AudioFormat("CN", 8000, 1),
            15, new AudioFormat("G728", 8000, 1),
            18, new AudioFormat("G729", 8000, 1),
            31, new AudioFormat("H261", 90_000, 1),
            34, new AudioFormat("H263", 90_000, 1));

    private static final String EVENTS = AudioFormat.TELEPHONE_EVENT.encoding();
    private static final int MAX_ENCODING = 32;
    private static final int MAX_PARAMETERS = 256;

    private PayloadTable() {}

    /** Formats that cannot be read or that nothing says the meaning of are left out. */
    static List<Payload> of(SdpMedia media) {
        Map<Integer, AudioFormat> named = new HashMap<>();
        Map<Integer, String> parameters = new HashMap<>();
        for (SdpAttribute attribute : media.attributes()) {
            String[] parts = attribute.value().split(" +", 2);
            Optional<Integer> type = parts.length == 2 ? payloadType(parts[0]) : Optional.empty();
            if (type.isPresent() && "rtpmap".equals(attribute.name())) {
                format(parts[1]).ifPresent(f -> named.put(type.get(), f));
            } else if (type.isPresent() && "fmtp".equals(attribute.name()) && parts[1].length() <= MAX_PARAMETERS) {
                parameters.put(type.get(), parts[1]);
            }
        }
        List<Payload> found = new ArrayList<>();
        for (String text : media.formats()) {
            payloadType(text).ifPresent(type -> {
                AudioFormat format = named.getOrDefault(type, STATIC.get(type));
                if (format != null && found.stream().noneMatch(p -> p.type() == type)) {
                    found.add(new Payload(type, format, parameters.getOrDefault(type, "")));
                }
            });
        }
        return found;
    }

    static boolean isEvents(AudioFormat format) {
        return EVENTS.equals(format.encoding());
    }

    /** A codec, not events, comfort noise or redundancy. */
    static boolean isSound(AudioFormat format) {
        return !isEvents(format) && !"CN".equals(format.encoding()) && !"RED".equals(format.encoding());
    }

    private static Optional<Integer> payloadType(String text) {
        boolean fits = SdpParser.isDigits(text) && text.length() <= 3 && Integer.parseInt(text) <= 127;
        return fits ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static Optional<AudioFormat> format(String text) {
        String[] parts = text.strip().split("/", 4);
        boolean readable = (parts.length == 2 || parts.length == 3)
                && !parts[0].isEmpty()
                && parts[0].length() <= MAX_ENCODING
                && SdpParser.isDigits(parts[1])
                && parts[1].length() <= 6;
        if (!readable || parts.length == 3 && !parts[2].matches("[12]")) {
            return Optional.empty();
        }
        int channels = parts.length == 3 ? Integer.parseInt(parts[2]) : 1;
        return Optional.of(new AudioFormat(parts[0].toUpperCase(Locale.ROOT), Integer.parseInt(parts[1]), channels));
    }
}
