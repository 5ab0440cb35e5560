package org.strowger.rest.contrib;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.web.Page;
import org.strowger.rest.security.Caller;

/** All pages a caller sees: those that bundles bring, and one for each type of configuration that none of them is for. */
final class Pages {
    static final String GENERATED = "config-";
    static final String GENERATED_ROUTE = "/config/";
    private static final Comparator<Page> ORDER =
            Comparator.comparingInt(Page::order).thenComparing(Page::id);

    private Pages() {}

    /** @param readable types that the caller may read */
    static List<Page> visible(Caller caller, List<Page> contributed, List<TypeSchema> readable) {
        Set<String> types = readable.stream().map(TypeSchema::name).collect(Collectors.toSet());
        Set<String> taken = contributed.stream().map(Page::configType).collect(Collectors.toCollection(HashSet::new));
        Stream<Page> own = contributed.stream()
                .filter(p -> p.configType().isEmpty() || types.contains(p.configType()))
                .filter(p -> mayOpen(caller, p));
        Stream<Page> made =
                readable.stream().filter(t -> !taken.contains(t.name())).map(Pages::generated);
        return Stream.concat(own, made).sorted(ORDER).toList();
    }

    /** Who may read a type may open the page that is made from it. */
    private static boolean mayOpen(Caller caller, Page page) {
        return caller.isAdmin()
                || page.roles().contains(caller.role().id())
                || (page.module().isEmpty() && page.roles().isEmpty());
    }

    private static Page generated(TypeSchema type) {
        String menu = Menus.find(type.menu()).isPresent() ? type.menu() : Menus.SYSTEM;
        return new Page(
                GENERATED + type.name(),
                GENERATED_ROUTE + type.name(),
                menu,
                type.hints().menuOrder(),
                type.label(),
                type.hints().icon(),
                Set.of(),
                "",
                type.name());
    }
}
