package org.strowger.api.web;

import java.util.Objects;
import java.util.Set;
import org.strowger.api.core.Text;

/**
 * A page of the user interface: what the browser needs to place it in the menu and to show it.
 *
 * @param id unique, lower case with hyphens, such as {@code parking-lot}
 * @param route path below the user interface, such as {@code /parking}; unique. Lower case letters, digits, hyphens, slashes
 * @param menu part of the menu: {@code status}, {@code phone}, {@code reports}, {@code plugins} or {@code system}
 * @param order place in that part, ascending; generated pages have 500
 * @param icon name of an icon of the user interface; empty for the usual one
 * @param roles ids of the roles that see it, besides admin
 * @param module path on this server of the JavaScript module that draws it, such as {@code /parking/page.js}; empty when the
 *     page is made from a type of configuration
 * @param configType type of configuration the page is for, in place of that type's generated page; empty for none. With it the
 *     page is there only while the type is, and only for those who may read it
 */
public record Page(
        String id,
        String route,
        String menu,
        int order,
        Text label,
        String icon,
        Set<String> roles,
        String module,
        String configType) {
    public Page {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(menu, "menu");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(icon, "icon");
        roles = Set.copyOf(roles);
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(configType, "configType");
    }

    /** Drawn by a module. */
    public static Page drawn(
            String id, String route, String menu, int order, Text label, Set<String> roles, String module) {
        return new Page(id, route, menu, order, label, "", roles, module, "");
    }

    /** Made from a type of configuration, but at a place of its own. */
    public static Page generated(String id, String route, String menu, int order, Text label, String configType) {
        return new Page(id, route, menu, order, label, "", Set.of(), "", configType);
    }
}
