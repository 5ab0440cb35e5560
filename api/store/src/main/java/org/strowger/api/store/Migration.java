package org.strowger.api.store;

import java.util.List;

/**
 * One step of a module's schema.
 *
 * @param version 1, 2, 3 … without holes
 * @param statements SQL without trailing semicolons that both dialects understand; <code>${text}</code> and
 *     <code>${bytes}</code> stand for the dialect's types of unbounded text and binary data
 */
public record Migration(int version, String description, List<String> statements) {}
