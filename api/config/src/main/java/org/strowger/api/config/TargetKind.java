package org.strowger.api.config;

import org.strowger.api.core.Text;

/**
 * What may stand in a field with {@link Field#destination}.
 *
 * @param name stable, such as {@code extension}
 * @param targetType type whose keys are the targets; empty for none
 * @param targetPattern where targetType is empty: regular expression of the whole target; empty when it takes no target
 */
public record TargetKind(String name, Text label, String targetType, String targetPattern) {}
