package org.strowger.sip.sdp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Certificate fingerprints (RFC 8122). SHA-1 and older do not count. */
final class Fingerprint {
    private static final List<Hash> HASHES =
            List.of(new Hash("sha-256", 32), new Hash("sha-384", 48), new Hash("sha-512", 64));
    private static final Pattern OCTETS = Pattern.compile("[0-9A-F]{2}(:[0-9A-F]{2}){0,63}");

    private record Hash(String name, int octets) {}

    private Fingerprint() {}

    /** The party's fingerprint by the hash function that comes first here, with its name; the stream's, else the session's. */
    static Optional<String> of(SdpDescription description, SdpMedia media) {
        return best(media.attributes()).or(() -> best(description.attributes()));
    }

    private static Optional<String> best(List<SdpAttribute> attributes) {
        for (Hash hash : HASHES) {
            for (SdpAttribute attribute : attributes) {
                if ("fingerprint".equals(attribute.name())) {
                    Optional<String> found = read(hash, attribute.value());
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> read(Hash hash, String value) {
        String[] parts = value.split(" +", 3);
        if (parts.length != 2 || !parts[0].equalsIgnoreCase(hash.name)) {
            return Optional.empty();
        }
        String octets = parts[1].toUpperCase(Locale.ROOT);
        boolean whole =
                octets.length() == hash.octets * 3 - 1 && OCTETS.matcher(octets).matches();
        return whole ? Optional.of(hash.name + " " + octets) : Optional.empty();
    }
}
