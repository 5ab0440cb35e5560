package org.strowger.rest.config;

/** An item and its entity tag, both of the same version. */
public record TaggedItem(Item item, String tag) {}
