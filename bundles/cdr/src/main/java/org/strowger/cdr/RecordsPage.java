package org.strowger.cdr;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.web.Page;
import org.strowger.api.web.PageContribution;

/** The call records. */
@Component
public final class RecordsPage implements PageContribution {
    @Override
    public List<Page> pages() {
        return List.of(new Page(
                "records",
                "/records",
                "reports",
                10,
                Text.of("Call records", "通话记录"),
                "records",
                Set.of("operator", "billing", "user"),
                "/admin/pages/records.js",
                ""));
    }
}
