package org.strowger.api.config;

import java.util.Map;

/**
 * One item's difference. Secrets are masked; a changed secret shows as {@link SecretMask#SET} on both sides with
 * {@code secretChanged}.
 *
 * @param before null when the item is new
 * @param after null when the item is deleted
 */
public record Change(ItemRef item, Map<String, Object> before, Map<String, Object> after, boolean secretChanged) {}
