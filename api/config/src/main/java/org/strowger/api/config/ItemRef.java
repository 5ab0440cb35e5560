package org.strowger.api.config;

/** Names one item. */
public record ItemRef(String type, String key) {}
