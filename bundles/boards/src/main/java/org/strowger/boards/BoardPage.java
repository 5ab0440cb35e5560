package org.strowger.boards;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.core.Text;
import org.strowger.api.web.Page;
import org.strowger.api.web.PageContribution;

/** The board with its ports, and which one it is to be. */
@Component
public final class BoardPage implements PageContribution {
    @Override
    public List<Page> pages() {
        return List.of(new Page(
                "board",
                "/board",
                "system",
                20,
                Text.of("Board", "主板"),
                "board",
                Set.of("operator"),
                "/admin/pages/board.js",
                BoardSettings.TYPE));
    }
}
