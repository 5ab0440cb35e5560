package org.strowger.web.admin;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.web.Page;
import org.strowger.api.web.PageContribution;

/** The page one sees first, and the tiles of the extensions. */
@Component
public final class StartPages implements PageContribution {
    @Override
    public List<Page> pages() {
        return List.of(
                new Page("dashboard", "/dashboard", "calls", 10, Text.of("Dashboard", "仪表板"), "dashboard", Set.of("operator"), "/admin/pages/dashboard.js", ""),
                new Page("extension-states", "/extension-states", "calls", 20, Text.of("Extension states", "分机状态"), "phone", Set.of("operator", "user"), "/admin/pages/extension-states.js", ""));
    }
}
