package org.strowger.api.plugin;

import java.nio.file.Path;
import java.util.Objects;

/** Where the archive (KAR) of a plug-in is. */
public sealed interface PluginSource {
    /**
     * A file that somebody sent. It is copied; whoever made it deletes it.
     *
     * @param signature detached, Ed25519, 64 octets or their Base64; empty when the archive is signed as a JAR, or not
     */
    record File(Path archive, byte[] signature) implements PluginSource {
        public File {
            Objects.requireNonNull(archive, "archive");
            signature = signature.clone();
        }

        @Override
        public byte[] signature() {
            return signature.clone();
        }
    }

    /**
     * @param name key of an item of the type {@code plugin-repository}
     * @param archive path below the repository's address; a detached signature is looked for at the same path with {@code .sig}
     */
    record Repository(String name, String archive) implements PluginSource {
        public Repository {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(archive, "archive");
        }
    }
}
