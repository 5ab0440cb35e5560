package org.strowger.calls;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.web.Page;
import org.strowger.api.web.PageContribution;

/** The calls that are up. */
@Component
public final class CallsPage implements PageContribution {
    @Override
    public List<Page> pages() {
        return List.of(new Page(
                "calls",
                "/calls",
                "status",
                30,
                Text.of("Calls in progress", "当前通话"),
                "operation",
                Set.of("operator", "user"),
                "/admin/pages/calls.js",
                ""));
    }
}
