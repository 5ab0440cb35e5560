package org.strowger.api.plugin;

import java.time.Instant;
import java.util.Objects;
import org.strowger.api.core.Nullable;

/**
 * Who vouches for a plug-in.
 *
 * @param signer name of the trusted key; empty when unsigned
 * @param acceptedBy account that installed it; empty for the distribution's own
 * @param acceptedAt null for the distribution's own
 */
public record PluginSignature(Kind kind, String signer, String acceptedBy, @Nullable Instant acceptedAt) {
    /** The distribution's own. */
    public static final PluginSignature DISTRIBUTION = new PluginSignature(Kind.DISTRIBUTION, "", "", null);

    public PluginSignature {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(signer, "signer");
        Objects.requireNonNull(acceptedBy, "acceptedBy");
    }

    /** How it was signed. */
    public enum Kind {
        DISTRIBUTION,
        /** As a JAR, by a trusted certificate. */
        JAR,
        /** The whole archive, by a trusted Ed25519 key. */
        DETACHED,
        /** Not at all, and an administrator had allowed that. */
        UNSIGNED
    }
}
