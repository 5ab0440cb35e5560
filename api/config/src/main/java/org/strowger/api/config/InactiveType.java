package org.strowger.api.config;

import org.strowger.api.core.Text;

/**
 * A type whose bundle is absent, and whose items wait for it: they can be read raw and count as users of what they refer
 * to, but cannot be changed.
 *
 * @param label as it was when the type was last there
 * @param items how many there are
 */
public record InactiveType(String name, Text label, int items) {}
