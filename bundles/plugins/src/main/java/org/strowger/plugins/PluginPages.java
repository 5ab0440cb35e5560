package org.strowger.plugins;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.web.Page;
import org.strowger.api.web.PageContribution;

/** The manager of plug-ins, and what they all add. */
@Component
public final class PluginPages implements PageContribution {
    @Override
    public List<Page> pages() {
        return List.of(
                new Page(
                        "plugins",
                        "/plugins",
                        "plugins",
                        10,
                        Text.of("Plug-ins", "插件"),
                        "plugin",
                        Set.of(),
                        "/admin/pages/plugins.js",
                        ""),
                new Page(
                        "contributions",
                        "/contributions",
                        "plugins",
                        11,
                        Text.of("Contributions", "插件内容"),
                        "list",
                        Set.of("operator"),
                        "/admin/pages/contributions.js",
                        ""));
    }
}
