package org.strowger.webcommon;

import java.net.URL;
import org.strowger.api.web.StaticFiles;

/** One set of files and where it is served. */
record Site(String path, StaticFiles files) {
    static final String INDEX = "index.html";

    /** A file that is there, under the name it is stored by. */
    record Found(String name, URL url) {}

    boolean covers(String requested) {
        return requested.equals(path) || requested.startsWith(path + "/");
    }

    /** What to show for a path below this site; null when there is nothing. */
    Found find(String requested) {
        String name = requested.substring(path.length() + 1);
        if (name.isEmpty()) {
            return named(INDEX);
        }
        Found file = Names.allowed(name) ? named(name) : null;
        boolean route = files.application() && name.lastIndexOf('.') <= name.lastIndexOf('/');
        return file != null || !route ? file : named(INDEX);
    }

    private Found named(String name) {
        URL url = files.file(name);
        return url == null ? null : new Found(name, url);
    }
}
