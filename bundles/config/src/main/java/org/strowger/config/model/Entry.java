package org.strowger.config.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strowger.api.config.ItemRef;
import org.strowger.config.schema.TypeModel;

/**
 * One item in all its forms. Immutable.
 *
 * @param text exactly as in the database
 * @param values stored values, complete when the type is there
 * @param model null while the type is absent, or when the item cannot be read by it
 * @param found the typed record, ready to be handed out; empty without a model
 */
public record Entry(
        ItemRef ref,
        String text,
        Map<String, Object> values,
        TypeModel model,
        Optional<Record> found,
        List<Link> links) {
    public boolean readable() {
        return found.isPresent();
    }

    /** Secrets are in the text in their stored form, which differs with every new secret. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
