package com.example.noticeboard;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.web.Page;
import org.strowger.api.web.PageContribution;

/** The generated page of the type, at a place in the menu that we choose. */
@Component
public final class NoticePage implements PageContribution {
    @Override
    public List<Page> pages() {
        return List.of(Page.generated("notices", "/notices", "phone", 60, Text.of("Notices", "公告"), "notice"));
    }
}
