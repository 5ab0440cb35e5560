package org.strowger.monitor;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.web.Page;
import org.strowger.api.web.PageContribution;

/** The tiles of all extensions. */
@Component
public final class StatesPage implements PageContribution {
    @Override
    public List<Page> pages() {
        return List.of(new Page(
                "extension-states",
                "/extension-states",
                "status",
                20,
                Text.of("Extension states", "分机状态"),
                "phone",
                Set.of("operator", "user"),
                "/admin/pages/extension-states.js",
                ""));
    }
}
