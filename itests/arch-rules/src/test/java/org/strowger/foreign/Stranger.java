package org.strowger.foreign;

import org.strowger.archrules.fixtures.Offender;

/** Knows a class of another bundle, which is forbidden. */
public record Stranger(Offender stranger) {}
