package org.strowger.api.call;

/**
 * Where a number leads.
 *
 * @param kind of the {@link NumberProvider} that has it
 */
public record ResolvedNumber(String kind, Destination destination) {}
