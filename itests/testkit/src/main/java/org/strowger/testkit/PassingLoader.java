package org.strowger.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.function.Consumer;

/**
 * A class loader like that of a plug-in which calls us and is then gone. A thread that is made meanwhile remembers the classes
 * on the stack, and the context class loader, of whoever made it: then the loader stays for as long as that thread does.
 */
public final class PassingLoader extends ClassLoader {
    private PassingLoader() {
        super(PassingLoader.class.getClassLoader());
    }

    /** Does something on the stack of a class of such a loader, which nobody else holds when this returns. */
    public static WeakReference<ClassLoader> call(Runnable what) {
        PassingLoader loader = new PassingLoader();
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(loader);
        try {
            loader.passer().accept(what);
        } finally {
            current.setContextClassLoader(before);
        }
        return new WeakReference<>(loader);
    }

    /** Whether the loader has gone, or goes now. */
    public static boolean gone(WeakReference<ClassLoader> loader) {
        System.gc();
        return loader.get() == null;
    }

    @SuppressWarnings("unchecked")
    private Consumer<Runnable> passer() {
        String name = Passer.class.getName();
        try (InputStream in = Passer.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            byte[] bytes = in.readAllBytes();
            Class<?> own = defineClass(name, bytes, 0, bytes.length);
            return (Consumer<Runnable>) own.getDeclaredConstructor().newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs what it is given; found on the stack meanwhile. */
    public static final class Passer implements Consumer<Runnable> {
        @Override
        public void accept(Runnable what) {
            what.run();
        }
    }
}
