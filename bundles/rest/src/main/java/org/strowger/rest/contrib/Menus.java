package org.strowger.rest.contrib;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.strowger.api.core.Text;

/** The parts of the menu, in order. */
final class Menus {
    static final String SETTINGS = "settings";

    /** One part. */
    public record Menu(String id, Text label) {}

    static final List<Menu> ALL = List.of(
            new Menu("calls", Text.of("Calls", "通话")),
            new Menu("people", Text.of("People", "人员")),
            new Menu("lines", Text.of("Lines", "线路")),
            new Menu("reports", Text.of("Reports", "报表")),
            new Menu("system", Text.of("System", "系统")),
            new Menu(SETTINGS, Text.of("Settings", "设置")));

    private Menus() {}

    static Optional<Menu> find(String id) {
        return ALL.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    static String names() {
        return ALL.stream().map(Menu::id).collect(Collectors.joining(", "));
    }
}
