package org.strowger.rest.contrib;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.strowger.api.core.Text;

/** The parts of the menu, in order. */
final class Menus {
    static final String SYSTEM = "system";

    /** One part. */
    public record Menu(String id, Text label) {}

    static final List<Menu> ALL = List.of(
            new Menu("status", Text.of("Status", "状态")),
            new Menu("phone", Text.of("Phone", "电话")),
            new Menu("reports", Text.of("Reports", "报表")),
            new Menu("plugins", Text.of("Plug-ins", "插件")),
            new Menu(SYSTEM, Text.of("System", "系统")));

    private Menus() {}

    static Optional<Menu> find(String id) {
        return ALL.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    static String names() {
        return ALL.stream().map(Menu::id).collect(Collectors.joining(", "));
    }
}
