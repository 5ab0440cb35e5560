package org.strowger.http;

import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bundle that takes up JAX-RS services. It offers no service to restart it by, hence the bundle context. */
final class Whiteboard {
    private static final Logger LOG = LoggerFactory.getLogger(Whiteboard.class);
    private static final String SYMBOLIC_NAME = "org.apache.aries.jax.rs.whiteboard";

    private final BundleContext context;

    Whiteboard(BundleContext context) {
        this.context = context;
    }

    void restart() {
        Stream.of(context.getBundles())
                .filter(bundle -> SYMBOLIC_NAME.equals(bundle.getSymbolicName()))
                .forEach(Whiteboard::restart);
    }

    private static void restart(Bundle bundle) {
        try {
            bundle.stop(Bundle.STOP_TRANSIENT);
            bundle.start(Bundle.START_TRANSIENT);
        } catch (BundleException e) {
            LOG.error("Cannot restart the JAX-RS whiteboard: {}", e.getMessage());
        }
    }
}
