package org.strowger.archrules;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Instructions;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import java.io.File;
import java.util.List;

/** Compares a contract with its last release, byte code with byte code, and says which versions are too low. */
final class Baselines {
    private Baselines() {}

    /** One line for each exported package whose version does not tell what changed; the rest is well. */
    static List<String> offences(File newer, File older) {
        try (Processor processor = new Processor();
                Jar newerJar = new Jar(newer);
                Jar olderJar = new Jar(older)) {
            Baseline baseline = new Baseline(processor, new DiffPluginImpl());
            return baseline.baseline(newerJar, olderJar, new Instructions("*")).stream()
                    .filter(info -> info.mismatch)
                    .map(info -> info.packageName + ": " + info.packageDiff.getDelta() + " change, version is "
                            + info.newerVersion + ", was " + info.olderVersion + ", must be at least "
                            + info.suggestedVersion)
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException("cannot compare " + newer + " with " + older, e);
        }
    }
}
