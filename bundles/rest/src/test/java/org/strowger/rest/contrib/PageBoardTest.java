package org.strowger.rest.contrib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.osgi.framework.Constants;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.web.Page;
import org.strowger.api.web.PageContribution;

public class PageBoardTest {
    private static final Text LABEL = Text.of("Lot", "停车场");

    private final PageBoard board = new PageBoard();

    private static Page page(String id, String route, String module) {
        return Page.drawn(id, route, "phone", 1, LABEL, Set.of("operator"), module);
    }

    private void add(PageContribution contribution) {
        board.add(contribution, Map.of(Constants.SERVICE_BUNDLEID, 9L));
    }

    private boolean taken(Page page) {
        PageContribution one = () -> List.of(page);
        add(one);
        boolean there = board.all().contains(page);
        board.remove(one);
        assertThat(board.all()).isEmpty();
        return there;
    }

    @Test
    public void pagesComeAndGoWithTheirBundle() {
        PageContribution lots = () -> List.of(page("lot", "/lot", "/lot/page.js"), page("map", "/map", "/lot/map.mjs"));
        add(lots);
        assertThat(board.all()).extracting(Page::id).containsExactly("lot", "map");
        assertThat(board.contributions()).contains(new Contribution("page", "lot", LABEL, "/lot", 9, true));
        board.remove(lots);
        assertThat(board.all()).isEmpty();
        assertThat(board.contributions()).isEmpty();
    }

    @Test
    public void modulesComeFromThisServer() {
        assertThat(taken(page("lot", "/lot", "/lot/v1.2/page.js"))).isTrue();
        for (String module : List.of(
                "https://elsewhere.example/page.js",
                "//elsewhere.example/page.js",
                "/\\elsewhere.example/page.js",
                "javascript:alert(1)",
                "page.js",
                "/lot/../page.js",
                "/lot/.page.js",
                "/lot/page.js?x=1",
                "/lot/page.js#x",
                "/lot/%2e%2e/page.js",
                "/lot/page",
                "/lot page.js")) {
            assertThat(taken(page("lot", "/lot", module))).as(module).isFalse();
        }
    }

    @Test
    public void thePlaceOfAPageIsItsOwn() {
        assertThat(taken(page("Lot", "/lot", "/p.js"))).isFalse();
        assertThat(taken(page("config-lot", "/lot", "/p.js"))).isFalse();
        assertThat(taken(page("lot", "lot", "/p.js"))).isFalse();
        assertThat(taken(page("lot", "/config/extension", "/p.js"))).isFalse();
        assertThat(taken(page("lot", "/lot", ""))).isFalse();
        assertThat(taken(new Page("lot", "/lot", "nowhere", 1, LABEL, "", Set.of(), "/p.js", "")))
                .isFalse();
        assertThat(taken(new Page("lot", "/lot", "phone", 1, LABEL, "<b>", Set.of(), "/p.js", "")))
                .isFalse();
        add(() -> List.of(page("lot", "/lot", "/p.js"), page("lot", "/other", "/p.js"), page("map", "/lot", "/p.js")));
        add(() -> List.of(Page.generated("types", "/types", "phone", 1, LABEL, "extension")));
        add(() -> List.of(Page.generated("again", "/again", "phone", 1, LABEL, "extension")));
        assertThat(board.all()).extracting(Page::id).containsExactly("lot", "types");
    }

    @Test
    public void whoFailsKeepsNobodyOut() {
        add(() -> {
            throw new IllegalStateException("broken");
        });
        add(() -> List.of(page("lot", "/lot", "/p.js")));
        assertThat(board.all()).hasSize(1);
    }
}
