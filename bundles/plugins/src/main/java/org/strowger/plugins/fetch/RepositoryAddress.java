package org.strowger.plugins.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.strowger.api.core.ProblemException;
import org.strowger.plugins.Refusals;

/** Addresses of repositories, and of archives below them. */
public final class RepositoryAddress {
    private static final Pattern ARCHIVE =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._+-]*(/[A-Za-z0-9_-][A-Za-z0-9._+-]*)*");
    private static final int LONGEST = 200;

    private RepositoryAddress() {}

    public static boolean valid(String url) {
        try {
            URI uri = new URI(url);
            boolean https = "https".equals(uri.getScheme()) && uri.getHost() != null;
            boolean file = "file".equals(uri.getScheme()) && uri.getAuthority() == null;
            return (https || file)
                    && uri.getPath() != null
                    && (https || uri.getPath().startsWith("/"))
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** @throws ProblemException unless the archive is a plain path */
    static URI of(String url, String archive) {
        if (archive.length() > LONGEST || !ARCHIVE.matcher(archive).matches()) {
            throw Refusals.archive(
                    "plugin.repository.path",
                    "\"{0}\" is not a path below the repository, such as parking-1.2.kar.",
                    "“{0}”不是仓库下的路径，例如 parking-1.2.kar。",
                    archive);
        }
        return URI.create(url.endsWith("/") ? url : url + "/").resolve(archive);
    }
}
