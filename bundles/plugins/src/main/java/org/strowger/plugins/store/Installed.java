package org.strowger.plugins.store;

import java.time.Instant;
import java.util.List;

/**
 * A plug-in that was installed from an archive, as the state file keeps it.
 *
 * @param id of the plug-in
 * @param feature name of its feature
 * @param sha256 of the archive; names its directory in the store
 * @param bundles in the order of the feature
 * @param signature how it was signed, see {@link org.strowger.api.plugin.PluginSignature.Kind}
 * @param signer name of the trusted key
 * @param by account that installed it
 */
public record Installed(
        String id,
        String feature,
        String version,
        String sha256,
        List<StoredBundle> bundles,
        List<String> features,
        String signature,
        String signer,
        String by,
        Instant at) {
    public Installed {
        bundles = List.copyOf(bundles);
        features = List.copyOf(features);
    }

    /**
     * @param startLevel 0 unless said
     */
    public record StoredBundle(String file, int startLevel) {}
}
