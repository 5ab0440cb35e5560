package org.strowger.api.web;

import java.net.URL;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: files of a user interface, or the modules of {@link Page}s, served over HTTPS as they are, with the
 * headers that keep a browser safe (no inline script, no foreign origin), an entity tag, and compressed where a file
 * {@code NAME.br} or {@code NAME.gz} lies beside {@code NAME}. Methods are called on threads of the container, several at
 * once.
 */
@ConsumerType
public interface StaticFiles {
    /** Where they appear: one to three lower case words, such as {@code /admin} or {@code /acme/pages}. Always the same. */
    String path();

    /**
     * A file.
     *
     * @param name relative, such as {@code assets/page.js}: letters, digits, {@code . _ -} and slashes; never with {@code ..}
     * @return null when there is none
     */
    URL file(String name);

    /**
     * Whether it is an application with routes of its own: then a path without a dot in its last part, for which there is no
     * file, shows {@code index.html}.
     */
    default boolean application() {
        return false;
    }
}
