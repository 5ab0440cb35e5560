package org.strowger.api.plugin;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What all {@link ContributionSource}s have taken. */
@ProviderType
public interface Contributions {
    /** By kind and id. */
    List<OwnedContribution> all();
}
