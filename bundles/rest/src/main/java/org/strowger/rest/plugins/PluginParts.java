package org.strowger.rest.plugins;

import java.util.List;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.PluginManager;

/** What manages plug-ins, and what they contribute. */
public interface PluginParts {
    /** Throws UNAVAILABLE as a problem while it is away. */
    PluginManager manager();

    /** Null while it is away. */
    PluginManager managerIfThere();

    /** What all bundles together contribute now. */
    List<Contribution> contributions();
}
