package org.strowger.sip;

import org.osgi.service.component.ComponentServiceObjects;

/**
 * A service that is asked for when it is first used. The call service holds us as a technology and we hand it calls: were
 * each to get the other while being activated, the component runtime would see a circle.
 */
final class LazyService<S> {
    private final ComponentServiceObjects<S> source;
    private S service;
    private boolean released;

    private LazyService(ComponentServiceObjects<S> source) {
        this.source = source;
    }

    static <S> LazyService<S> none() {
        return new LazyService<>(null);
    }

    static <S> LazyService<S> of(ComponentServiceObjects<S> source) {
        return new LazyService<>(source);
    }

    boolean is(ComponentServiceObjects<S> other) {
        return source == other || source != null && source.getServiceReference().equals(other.getServiceReference());
    }

    /** Null when there is none. */
    synchronized S get() {
        if (service == null && source != null && !released) {
            service = source.getService();
        }
        return service;
    }

    synchronized void release() {
        released = true;
        if (service != null) {
            source.ungetService(service);
            service = null;
        }
    }
}
