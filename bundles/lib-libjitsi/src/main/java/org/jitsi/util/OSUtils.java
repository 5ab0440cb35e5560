package org.jitsi.util;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Replaces libjitsi's class of this name, which needs more libraries to load one: in the framework the bundle's native
 * code is found by the class loader; on a plain class path (tests) it is unpacked from the jar.
 */
public final class OSUtils {
    private OSUtils() {}

    /**
     * Called by the classes with native methods when they are initialised.
     *
     * @throws UnsatisfiedLinkError when there is no such library for this machine
     */
    public static void loadLibrary(String name, Class<?> user) {
        try {
            System.loadLibrary(name);
        } catch (UnsatisfiedLinkError notOnThePath) {
            System.load(unpacked(name, user, notOnThePath).toString());
        }
    }

    private static Path unpacked(String name, Class<?> user, UnsatisfiedLinkError notOnThePath) {
        String processor = System.getProperty("os.arch").replace("amd64", "x86-64");
        String resource = "/linux-" + processor + "/" + System.mapLibraryName(name);
        try (InputStream library = user.getResourceAsStream(resource)) {
            if (library == null) {
                throw notOnThePath;
            }
            Path file = Files.createTempFile(name, ".so");
            file.toFile().deleteOnExit();
            Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw (UnsatisfiedLinkError) new UnsatisfiedLinkError(resource).initCause(e);
        }
    }
}
