package org.strowger.api.plugin;

/**
 * A contribution and whose it is.
 *
 * @param bundle symbolic name; empty when the bundle is not in the framework any more
 * @param plugin the bundle belongs to; empty when it belongs to none
 */
public record OwnedContribution(Contribution contribution, String bundle, String plugin) {}
