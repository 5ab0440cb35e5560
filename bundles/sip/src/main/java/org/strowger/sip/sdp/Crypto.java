package org.strowger.sip.sdp;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.strowger.api.media.SrtpKey;
import org.strowger.api.media.SrtpSuite;

/**
 * One {@code a=crypto} line (RFC 4568).
 *
 * @param tag 1 to 999999999, unique in its m-line
 */
record Crypto(int tag, SrtpKey key) {
    private static final String INLINE = "inline:";
    private static final int MOST = 16;
    /** A key that must be changed sooner than after these many packets (6 hours at 50 a second) is not for a call. */
    private static final long SHORTEST_LIFE = 1L << 20;

    /**
     * The lines of a stream that can be used, in its order. Left out are those of unknown suites, with keys of another
     * length than the suite's, with MKI or several keys, with session parameters that weaken or change the protection,
     * and those whose tag came before.
     */
    static List<Crypto> of(SdpMedia media) {
        List<Crypto> usable = new ArrayList<>();
        for (SdpAttribute attribute : media.attributes()) {
            if ("crypto".equals(attribute.name()) && usable.size() < MOST) {
                parse(attribute.value())
                        .filter(c -> usable.stream().noneMatch(other -> other.tag == c.tag))
                        .ifPresent(usable::add);
            }
        }
        return usable;
    }

    static Optional<Crypto> parse(String value) {
        String[] parts = value.strip().split("[ \t]+", 12);
        boolean readable = parts.length >= 3 && SdpParser.isDigits(parts[0]) && parts[0].length() <= 9;
        int tag = readable ? Integer.parseInt(parts[0]) : 0;
        if (tag == 0) {
            return Optional.empty();
        }
        for (int i = 3; i < parts.length; i++) {
            if (!harmless(parts[i])) {
                return Optional.empty();
            }
        }
        return SrtpSuite.named(parts[1]).flatMap(suite -> key(suite, parts[2])).map(key -> new Crypto(tag, key));
    }

    /** A session parameter that changes nothing for us (RFC 4568 section 6.3). */
    private static boolean harmless(String parameter) {
        return parameter.equals("KDR=0") || parameter.matches("WSH=[0-9]{2,9}") || parameter.startsWith("-");
    }

    /** {@code inline:<key and salt>[|lifetime]}. */
    private static Optional<SrtpKey> key(SrtpSuite suite, String text) {
        if (!text.regionMatches(true, 0, INLINE, 0, INLINE.length()) || text.indexOf(';') >= 0) {
            return Optional.empty();
        }
        String[] parts = text.substring(INLINE.length()).split("\\|", 4);
        if (parts.length > 2 || parts.length == 2 && !livesLong(parts[1])) {
            return Optional.empty();
        }
        try {
            byte[] material = Base64.getDecoder().decode(parts[0]);
            boolean fits = material.length == suite.keyBytes() + suite.saltBytes();
            return fits ? Optional.of(new SrtpKey(suite, material)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A lifetime, not an MKI, and long enough. */
    private static boolean livesLong(String text) {
        if (text.startsWith("2^")) {
            String power = text.substring(2);
            return SdpParser.isDigits(power) && power.length() <= 2 && Integer.parseInt(power) >= 20;
        }
        return SdpParser.isDigits(text) && text.length() <= 18 && Long.parseLong(text) >= SHORTEST_LIFE;
    }

    SdpAttribute attribute() {
        String material = Base64.getEncoder().encodeToString(key.material());
        return new SdpAttribute("crypto", tag + " " + key.suite() + " " + INLINE + material);
    }
}
