package org.strowger.sip;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.web.Page;
import org.strowger.api.web.PageContribution;

/** The phones that are registered. */
@Component
public final class RegistrationsPage implements PageContribution {
    @Override
    public List<Page> pages() {
        return List.of(new Page(
                "registrations",
                "/registrations",
                "status",
                40,
                Text.of("Registrations", "注册"),
                "registration",
                Set.of("operator", "user"),
                "/admin/pages/registrations.js",
                ""));
    }
}
