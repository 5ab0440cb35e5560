package org.strowger.calls;

/**
 * Something that another bundle contributes.
 *
 * @param bundle its number in the framework
 */
record Contributed<S>(S service, long bundle) {}
