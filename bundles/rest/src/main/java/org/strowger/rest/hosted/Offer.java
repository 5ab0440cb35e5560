package org.strowger.rest.hosted;

import java.util.Optional;
import javax.ws.rs.Path;
import javax.ws.rs.ServiceUnavailableException;
import org.apache.cxf.jaxrs.lifecycle.ResourceProvider;
import org.apache.cxf.jaxrs.lifecycle.SingletonResourceProvider;
import org.apache.cxf.message.Message;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** A resource that another bundle offers: one instance for all requests, or, of a service of prototype scope, one for each. */
final class Offer {
    private final ComponentServiceObjects<Object> service;
    private final ServiceReference<Object> reference;
    private final boolean shared;
    private final Object instance;
    private final Class<?> type;

    private Offer(ComponentServiceObjects<Object> service, Object sample) {
        this.service = service;
        reference = service.getServiceReference();
        shared = !Constants.SCOPE_PROTOTYPE.equals(reference.getProperty(Constants.SERVICE_SCOPE));
        type = sample.getClass();
        instance = shared ? sample : null;
        if (!shared) {
            service.ungetService(sample);
        }
    }

    /** Empty when its component cannot be activated, which Declarative Services have logged. */
    static Optional<Offer> open(ComponentServiceObjects<Object> service) {
        return Optional.ofNullable(service.getService()).map(sample -> new Offer(service, sample));
    }

    boolean isOf(ComponentServiceObjects<Object> other) {
        return reference.equals(other.getServiceReference());
    }

    long bundle() {
        return (Long) reference.getProperty(Constants.SERVICE_BUNDLEID);
    }

    Class<?> type() {
        return type;
    }

    String name() {
        return type.getSimpleName();
    }

    Place place() {
        return Place.of(type);
    }

    /** As its author wrote it. */
    String path() {
        return "/" + type.getAnnotation(Path.class).value().replaceAll("^/", "");
    }

    ResourceProvider provider() {
        return shared ? new SingletonResourceProvider(instance) : new ForEachRequest();
    }

    void close() {
        if (shared) {
            service.ungetService(instance);
        }
    }

    private final class ForEachRequest implements ResourceProvider {
        @Override
        public Object getInstance(Message message) {
            Object fresh = service.getService();
            if (fresh == null) {
                throw new ServiceUnavailableException();
            }
            return fresh;
        }

        @Override
        public void releaseInstance(Message message, Object used) {
            service.ungetService(used);
        }

        @Override
        public Class<?> getResourceClass() {
            return type;
        }

        @Override
        public boolean isSingleton() {
            return false;
        }
    }
}
