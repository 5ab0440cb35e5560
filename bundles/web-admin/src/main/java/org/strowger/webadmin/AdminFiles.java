package org.strowger.webadmin;

import java.net.URL;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.web.StaticFiles;

/** The built pages, which lie in this bundle. */
@Component
public final class AdminFiles implements StaticFiles {
    @Override
    public String path() {
        return "/admin";
    }

    @Override
    public URL file(String name) {
        return AdminFiles.class.getResource("/web/" + name);
    }

    @Override
    public boolean application() {
        return true;
    }
}
