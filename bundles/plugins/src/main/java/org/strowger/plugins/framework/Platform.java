package org.strowger.plugins.framework;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Version;

/** What is in the framework besides a plug-in, whose bundles are given by their symbolic names. */
public interface Platform {
    /** Packages that other bundles export, with their versions. */
    Map<String, List<Version>> exports(Set<String> own);

    /** Symbolic names of other bundles. */
    Set<String> bundles(Set<String> own);

    /** Other bundles that are wired to one of these, and would be restarted with it. */
    Set<String> wiredTo(Set<String> own);

    /** Other bundles that could be wired to a package once it is there. */
    Set<String> wanting(String exported, Version version, Set<String> own);
}
