package org.strowger.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.strowger.api.media.Payload;

/**
 * Which video formats two parties share. Video is passed on unopened, so both must mean the same by a format: H.264 with
 * the same profile and packetization mode (RFC 6184 section 8.2.2), the others by their name.
 */
public final class VideoFormats {
    /** What there is a way to pass on. Not repair formats: RTX, RED and FEC have sequences of their own. */
    private static final Set<String> KNOWN = Set.of("H261", "H263", "H263-1998", "H263-2000", "H264", "VP8");

    private static final String BASELINE = "42000a";

    private VideoFormats() {}

    /** Those that may be used, in the order of the party; at most one number for each meaning. */
    static List<Payload> allowed(List<Payload> offered, List<String> encodings) {
        List<Payload> allowed = new ArrayList<>();
        for (Payload payload : offered) {
            String encoding = payload.format().encoding();
            boolean wanted = KNOWN.contains(encoding) && encodings.stream().anyMatch(e -> e.equalsIgnoreCase(encoding));
            if (wanted && allowed.stream().noneMatch(p -> same(p, payload))) {
                allowed.add(payload);
            }
        }
        return allowed;
    }

    /** Packets of one can be passed on as the other. */
    public static boolean same(Payload one, Payload other) {
        if (!one.format().equals(other.format())) {
            return false;
        }
        return !"H264".equals(one.format().encoding())
                || mode(one).equals(mode(other)) && profile(one).equals(profile(other));
    }

    private static String mode(Payload h264) {
        return parameter(h264, "packetization-mode", "0");
    }

    /**
     * Profile without level. The ways to say constrained baseline are one (RFC 6184 section 8.1), and so is baseline
     * itself: phones say it without using what the other lacks.
     */
    private static String profile(Payload h264) {
        String id = parameter(h264, "profile-level-id", BASELINE);
        if (!id.matches("[0-9a-f]{6}")) {
            return id;
        }
        int idc = Integer.parseInt(id.substring(0, 2), 16);
        int flags = Integer.parseInt(id.substring(2, 4), 16);
        boolean baseline = idc == 0x42 || idc == 0x4d && (flags & 0x80) != 0 || idc == 0x58 && (flags & 0xc0) == 0xc0;
        return baseline ? "baseline" : id.substring(0, 2) + (flags & 0x0c);
    }

    private static String parameter(Payload payload, String name, String otherwise) {
        for (String part : payload.parameters().split(";", 32)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
                return pair[1].strip().toLowerCase(Locale.ROOT);
            }
        }
        return otherwise;
    }
}
