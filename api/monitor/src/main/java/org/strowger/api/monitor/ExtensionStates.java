package org.strowger.api.monitor;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The state of every extension, at most a quarter of a second late. Thread safe; does not block. */
@ProviderType
public interface ExtensionStates {
    /**
     * @param state null for all
     * @param search part of the number or the name, whatever its case; empty for all
     */
    Listing list(ExtensionState state, String search, int offset, int limit);

    Optional<ExtensionTile> find(String number);

    /**
     * A part of a list, in the order of the numbers.
     *
     * @param counts of what is searched for, whatever its state
     * @param total of what is searched for in the state asked for
     */
    record Listing(ExtensionCounts counts, int total, List<ExtensionTile> items) {}
}
