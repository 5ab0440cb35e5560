package org.strowger.api.core;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** The one directory under which all state of this installation lives. */
@ProviderType
public interface Home {
    /** Absolute path of the home directory. */
    Path root();

    /** A directory below {@code data/}, made when missing, readable by the owner only. */
    Path data(String name);

    /**
     * Appends a line {@code name password} to {@code initial-credentials.txt} (mode 0600), for a secret that the
     * system made itself and that its owner has yet to learn.
     */
    void recordInitialCredential(String name, String password);

    /** The product's version. */
    String version();
}
