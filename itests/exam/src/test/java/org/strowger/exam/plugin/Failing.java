package org.strowger.exam.plugin;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A plug-in that cannot be started. */
public final class Failing implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("the line card is on fire");
    }

    @Override
    public void stop(BundleContext context) {
        // It never ran.
    }
}
