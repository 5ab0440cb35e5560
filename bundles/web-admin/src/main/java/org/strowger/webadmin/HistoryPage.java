package org.strowger.webadmin;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.web.Page;
import org.strowger.api.web.PageContribution;

/** Who changed what and when, with the way back. */
@Component
public final class HistoryPage implements PageContribution {
    @Override
    public List<Page> pages() {
        return List.of(new Page(
                "history",
                "/history",
                "system",
                640,
                Text.of("History of changes", "更改历史"),
                "clock",
                Set.of("operator"),
                "/admin/pages/history.js",
                ""));
    }
}
