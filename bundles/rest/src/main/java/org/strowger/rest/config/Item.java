package org.strowger.rest.config;

import java.util.Map;

/** An item as this door shows it: JSON-like, secrets masked. */
public record Item(String key, Map<String, Object> values) {}
