package org.strowger.webadmin;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.web.Page;
import org.strowger.api.web.PageContribution;

/** Pages that belong to no plug-in: accounts and what the system is called. */
@Component
public final class AdminPages implements PageContribution {
    private static final String MENU = "system";
    private static final String MODULES = "/admin/pages/";

    @Override
    public List<Page> pages() {
        return List.of(
                new Page(
                        "branding",
                        "/branding",
                        MENU,
                        610,
                        Text.of("Branding", "品牌"),
                        "picture",
                        Set.of(),
                        MODULES + "branding.js",
                        "branding"),
                page("certificate", 620, Text.of("Certificate", "证书"), "lock"),
                page("audit", 630, Text.of("Audit log", "审计日志"), "memo"));
    }

    /** For administrators alone. */
    private static Page page(String id, int order, Text label, String icon) {
        return new Page(id, "/" + id, MENU, order, label, icon, Set.of(), MODULES + id + ".js", "");
    }
}
