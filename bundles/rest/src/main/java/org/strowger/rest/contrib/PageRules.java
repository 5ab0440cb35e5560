package org.strowger.rest.contrib;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.strowger.api.web.Page;

/** What a page must be like. The browser will run its module: it must come from this very server. */
final class PageRules {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern ROUTE = Pattern.compile("(/[a-z0-9]+(-[a-z0-9]+)*)+");
    private static final Pattern MODULE = Pattern.compile("(/[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*)+\\.m?js");
    private static final Pattern ICON = Pattern.compile("[a-z0-9-]{0,40}");

    private PageRules() {}

    /** What is wrong with a page, in words for its author. */
    static Optional<String> fault(Page page, List<Page> others) {
        if (!ID.matcher(page.id()).matches() || page.id().startsWith(Pages.GENERATED)) {
            return Optional.of(
                    "the id must be of lower case words with hyphens, not beginning with " + Pages.GENERATED);
        }
        if (!ROUTE.matcher(page.route()).matches() || page.route().startsWith(Pages.GENERATED_ROUTE)) {
            return Optional.of("the route must be a path of lower case words, not below " + Pages.GENERATED_ROUTE + ": "
                    + page.route());
        }
        if (Menus.find(page.menu()).isEmpty()) {
            return Optional.of("there is no menu " + page.menu() + "; there are " + Menus.names());
        }
        if (!ICON.matcher(page.icon()).matches()) {
            return Optional.of("the icon must be a name");
        }
        if (!page.module().isEmpty() && !MODULE.matcher(page.module()).matches()) {
            return Optional.of("the module must be a path of a .js file on this server: " + page.module());
        }
        if (page.module().isEmpty() && page.configType().isEmpty()) {
            return Optional.of("it has neither a module nor a type of configuration");
        }
        return clash(page, others);
    }

    private static Optional<String> clash(Page page, List<Page> others) {
        return others.stream()
                .filter(o -> o.id().equals(page.id())
                        || o.route().equals(page.route())
                        || (!page.configType().isEmpty() && o.configType().equals(page.configType())))
                .findFirst()
                .map(o -> "it has the id, the route or the type of the page " + o.id());
    }
}
