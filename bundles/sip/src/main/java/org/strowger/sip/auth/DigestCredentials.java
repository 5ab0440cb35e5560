package org.strowger.sip.auth;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an Authorization header says, complete and of the right form.
 *
 * @param nc value of the nonce count, from 1
 * @param response lower-case hex
 */
record DigestCredentials(
        String username,
        String realm,
        String nonce,
        String uri,
        DigestAlgorithm algorithm,
        String cnonce,
        String ncText,
        long nc,
        String response) {

    private static final Pattern HEX_8 = Pattern.compile("[0-9a-fA-F]{8}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
    private static final int MAX_USERNAME = 128;

    /** Why parameters are no credentials for us; empty when they are. */
    static Optional<String> fault(Map<String, String> p) {
        for (String name : new String[] {"username", "realm", "nonce", "uri", "response"}) {
            if (p.getOrDefault(name, "").isEmpty()) {
                return Optional.of("no " + name);
            }
        }
        if (p.get("username").length() > MAX_USERNAME || "true".equalsIgnoreCase(p.get("userhash"))) {
            return Optional.of("user name too long or hashed");
        }
        if (!"auth".equalsIgnoreCase(p.get("qop"))) {
            return Optional.of("qop is not auth");
        }
        if (!HEX_8.matcher(p.getOrDefault("nc", "")).matches()
                || p.getOrDefault("cnonce", "").isEmpty()) {
            return Optional.of("no nc or cnonce");
        }
        Optional<DigestAlgorithm> algorithm = algorithm(p);
        return algorithm.isEmpty() ? Optional.of("unknown algorithm") : responseFault(p, algorithm.get());
    }

    private static Optional<String> responseFault(Map<String, String> p, DigestAlgorithm algorithm) {
        String response = p.get("response").toLowerCase(Locale.ROOT);
        return response.length() == algorithm.hexLength()
                        && HEX.matcher(response).matches()
                ? Optional.empty()
                : Optional.of("response is no hash");
    }

    /** Of parameters without {@link #fault}. */
    static DigestCredentials of(Map<String, String> p) {
        return new DigestCredentials(
                p.get("username"),
                p.get("realm"),
                p.get("nonce"),
                p.get("uri"),
                algorithm(p).orElseThrow(),
                p.get("cnonce"),
                p.get("nc"),
                Long.parseLong(p.get("nc"), 16),
                p.get("response").toLowerCase(Locale.ROOT));
    }

    /** RFC 7616 section 3.3: MD5 when the parameter is absent. */
    private static Optional<DigestAlgorithm> algorithm(Map<String, String> p) {
        return DigestAlgorithm.of(p.getOrDefault("algorithm", "MD5"));
    }
}
