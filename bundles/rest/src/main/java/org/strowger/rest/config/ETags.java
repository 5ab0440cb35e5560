package org.strowger.rest.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.rest.json.Json;
import org.strowger.rest.problem.PreconditionFailedException;

/** Strong entity tags of items (RFC 9110 section 8.8.3): a hash of what is shown and of what is stored. */
public final class ETags {
    private static final ObjectMapper CANONICAL =
            Json.mapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private ETags() {}

    /** The tag of an item; empty when there is no such item. */
    public static Optional<String> of(ConfigSnapshot snapshot, String type, String key) {
        return snapshot.raw(type, key)
                .map(shown -> of(shown, snapshot.fingerprint(type, key).orElse("")));
    }

    private static String of(Map<String, Object> shown, String fingerprint) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(fingerprint.getBytes(StandardCharsets.UTF_8));
            byte[] hash = digest.digest(CANONICAL.writeValueAsBytes(shown));
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("no entity tag", e);
        }
    }

    /**
     * Refuses when the condition of an If-Match header does not hold; no header is no condition.
     *
     * @param current tag of the item as it is now; empty when there is none
     */
    public static void check(String ifMatch, Optional<String> current) {
        if (ifMatch == null) {
            return;
        }
        boolean holds = current.isPresent() && ("*".equals(ifMatch.trim()) || listed(ifMatch, current.get()));
        if (!holds) {
            throw new PreconditionFailedException();
        }
    }

    private static boolean listed(String header, String tag) {
        return Arrays.stream(header.split(",")).map(String::trim).anyMatch(tag::equals);
    }
}
