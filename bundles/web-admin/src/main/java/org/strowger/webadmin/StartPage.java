package org.strowger.webadmin;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.web.Page;
import org.strowger.api.web.PageContribution;

/** The page one sees first; what is on it comes from parts that may be stopped. */
@Component
public final class StartPage implements PageContribution {
    @Override
    public List<Page> pages() {
        return List.of(new Page(
                "dashboard",
                "/dashboard",
                "status",
                10,
                Text.of("Dashboard", "仪表板"),
                "dashboard",
                Set.of("operator"),
                "/admin/pages/dashboard.js",
                ""));
    }
}
