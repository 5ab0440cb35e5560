package org.strowger.calls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;

/** A bundle that can be stopped and thrown away: loads some classes anew, as a framework would. */
final class FakeBundle extends ClassLoader implements BundleReference {
    private final long id;
    private final String own;
    private final Bundle bundle;
    private volatile int state = Bundle.ACTIVE;

    /** @param own the class that it brings along, with those nested in it */
    FakeBundle(long id, Class<?> own) {
        super(FakeBundle.class.getClassLoader());
        this.id = id;
        this.own = own.getName();
        this.bundle = (Bundle) Proxy.newProxyInstance(
                getParent(), new Class<?>[] {Bundle.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBundleId" -> this.id;
                    case "getState" -> state;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** An object of the bundle's own class. */
    <T> T make(Class<T> as, Class<?>[] types, Object... arguments) {
        try {
            return as.cast(loadClass(own).getConstructor(types).newInstance(arguments));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T make(Class<T> as) {
        return make(as, new Class<?>[0]);
    }

    void stop() {
        state = Bundle.STOPPING;
    }

    @Override
    public Bundle getBundle() {
        return bundle;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(own) && !name.startsWith(own + "$")) {
            return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
