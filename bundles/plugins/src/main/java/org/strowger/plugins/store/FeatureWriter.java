package org.strowger.plugins.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the feature of an installed plug-in anew, with its bundles where they lie now: the home may have been moved, and
 * nothing but what was looked through may be in it.
 */
public final class FeatureWriter {
    private FeatureWriter() {}

    /** Address of the description, which lies beside the bundles. */
    public static URI write(Installed plugin, Path directory) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<features name=\"plugin-" + plugin.id() + "-" + plugin.sha256() + "\"")
                .append(" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">\n")
                .append("  <feature name=\"" + plugin.feature() + "\" version=\"" + plugin.version() + "\">\n");
        plugin.features().forEach(name -> xml.append("    <feature>" + name + "</feature>\n"));
        for (Installed.StoredBundle bundle : plugin.bundles()) {
            String level = bundle.startLevel() == 0 ? "" : " start-level=\"" + bundle.startLevel() + "\"";
            xml.append("    <bundle" + level + ">")
                    .append(escaped(directory.resolve(bundle.file()).toUri().toString()))
                    .append("</bundle>\n");
        }
        xml.append("  </feature>\n</features>\n");
        Path file = directory.resolve("features.xml");
        try {
            if (!Files.exists(file) || !Files.readString(file).contentEquals(xml)) {
                Files.writeString(file, xml);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toUri();
    }

    private static String escaped(String url) {
        return url.replace("&", "&amp;").replace("<", "&lt;");
    }
}
