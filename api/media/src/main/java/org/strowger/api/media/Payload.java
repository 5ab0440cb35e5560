package org.strowger.api.media;

import java.util.Locale;

/**
 * A format with the RTP payload type it travels under in one session.
 *
 * @param type 0 to 127
 * @param parameters the fmtp value, or empty
 */
public record Payload(int type, AudioFormat format, String parameters) {
    private static final String BASELINE = "42000a";

    public Payload(int type, AudioFormat format) {
        this(type, format, "");
    }

    /**
     * Whether packets of this can be passed on unopened as the other: the same format, and for H.264 the same profile and
     * packetization mode (RFC 6184 section 8.2.2). Baseline and constrained baseline count as one, since phones say
     * baseline without using what the other lacks.
     */
    public boolean passesAs(Payload other) {
        return format.equals(other.format)
                && (!"H264".equals(format.encoding())
                        || parameter("packetization-mode", "0").equals(other.parameter("packetization-mode", "0"))
                                && profile().equals(other.profile()));
    }

    /** H.264 profile without level. */
    private String profile() {
        String id = parameter("profile-level-id", BASELINE);
        if (!id.matches("[0-9a-f]{6}")) {
            return id;
        }
        int profile = Integer.parseInt(id.substring(0, 2), 16);
        int flags = Integer.parseInt(id.substring(2, 4), 16);
        boolean baseline =
                profile == 0x42 || profile == 0x4d && (flags & 0x80) != 0 || profile == 0x58 && (flags & 0xc0) == 0xc0;
        return baseline ? "baseline" : id.substring(0, 2) + (flags & 0x0c);
    }

    /** A value of the fmtp line in lower case. */
    private String parameter(String name, String otherwise) {
        for (String part : parameters.split(";", 32)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
                return pair[1].strip().toLowerCase(Locale.ROOT);
            }
        }
        return otherwise;
    }
}
