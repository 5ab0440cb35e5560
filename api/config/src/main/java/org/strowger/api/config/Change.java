package org.strowger.api.config;

import java.util.Map;
import java.util.Set;

/**
 * One item's difference. Secrets are masked; a changed secret shows as {@link SecretMask#SET} on both sides with
 * {@code secretChanged}.
 *
 * @param before null when the item is new
 * @param after null when the item is deleted
 * @param secrets fields of the item in which a secret changed that both had
 */
public record Change(
        ItemRef item,
        Map<String, Object> before,
        Map<String, Object> after,
        boolean secretChanged,
        Set<String> secrets) {
    /** Without a word on which secret. */
    public Change(ItemRef item, Map<String, Object> before, Map<String, Object> after, boolean secretChanged) {
        this(item, before, after, secretChanged, Set.of());
    }
}
