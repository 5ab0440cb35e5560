package org.strowger.api.offence;

import org.slf4j.Logger;

/** A contract that wants a library, which is forbidden. */
public record Greedy(Logger logger) {}
