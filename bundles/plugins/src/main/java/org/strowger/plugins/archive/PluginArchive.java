package org.strowger.plugins.archive;

import java.util.List;
import org.strowger.api.plugin.PluginDescriptor;

/**
 * A plug-in that was found in an archive and looked through.
 *
 * @param feature name of the feature that it is
 * @param version of the feature, in the form of the framework
 * @param features of the platform that it asks for
 */
public record PluginArchive(
        PluginDescriptor descriptor, String feature, String version, List<BundleFile> bundles, List<String> features) {
    /**
     * @param file its name in the directory that it was unpacked to
     * @param startLevel 0 unless said
     */
    public record BundleFile(String file, int startLevel, BundleFacts facts) {}
}
