package org.strowger.exam.plugin;

import java.util.Hashtable;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A plug-in that offers a service under its version. */
public final class Sample implements BundleActivator, Supplier<String> {
    private String version;

    @Override
    public void start(BundleContext context) {
        version = context.getBundle().getVersion().toString();
        context.registerService(Supplier.class, this, new Hashtable<>(Map.of("sample", version)));
    }

    @Override
    public void stop(BundleContext context) {
        version = null;
    }

    @Override
    public String get() {
        return version;
    }
}
