package org.strowger.rest.hosted;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** A resource as Declarative Services hand it over. */
public final class FakeOffer implements ComponentServiceObjects<Object> {
    public final AtomicInteger held = new AtomicInteger();
    private final Supplier<Object> service;
    private final Reference reference;

    private FakeOffer(Map<String, Object> properties, Supplier<Object> service) {
        this.service = service;
        reference = new Reference(properties);
    }

    public FakeOffer(long bundle, Object resource) {
        this(
                Map.of(Constants.SERVICE_BUNDLEID, bundle, Constants.SERVICE_SCOPE, Constants.SCOPE_SINGLETON),
                () -> resource);
    }

    /** One for each request. */
    public static FakeOffer prototype(long bundle, Supplier<Object> service) {
        return new FakeOffer(
                Map.of(Constants.SERVICE_BUNDLEID, bundle, Constants.SERVICE_SCOPE, Constants.SCOPE_PROTOTYPE),
                service);
    }

    public FakeOffer addTo(ResourceBoard board) {
        board.add(this);
        return this;
    }

    @Override
    public Object getService() {
        Object one = service.get();
        if (one != null) {
            held.incrementAndGet();
        }
        return one;
    }

    @Override
    public void ungetService(Object used) {
        held.decrementAndGet();
    }

    @Override
    public ServiceReference<Object> getServiceReference() {
        return reference;
    }

    private static final class Reference implements ServiceReference<Object> {
        private final Map<String, Object> properties;

        Reference(Map<String, Object> properties) {
            this.properties = properties;
        }

        @Override
        public Object getProperty(String key) {
            return properties.get(key);
        }

        @Override
        public String[] getPropertyKeys() {
            return properties.keySet().toArray(String[]::new);
        }

        @Override
        public Bundle getBundle() {
            return null;
        }

        @Override
        public Bundle[] getUsingBundles() {
            return new Bundle[0];
        }

        @Override
        public boolean isAssignableTo(Bundle bundle, String className) {
            return true;
        }

        @Override
        public int compareTo(Object other) {
            return Integer.compare(hashCode(), other.hashCode());
        }

        @Override
        public Dictionary<String, Object> getProperties() {
            return new Hashtable<>(properties);
        }

        @Override
        public <A> A adapt(Class<A> type) {
            return null;
        }
    }
}
