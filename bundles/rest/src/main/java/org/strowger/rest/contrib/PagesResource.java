package org.strowger.rest.contrib;

import java.util.List;
import java.util.function.Supplier;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Text;
import org.strowger.api.web.Page;
import org.strowger.rest.config.TypeAccess;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** The pages of the user interface, as the caller sees it. */
@TokenScope(Scope.SYSTEM)
@Path("/pages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
public class PagesResource {
    private final TypeAccess access;
    private final Supplier<List<Page>> contributed;

    public PagesResource(ConfigService config, Supplier<List<Page>> contributed) {
        this.access = new TypeAccess(config);
        this.contributed = contributed;
    }

    @GET
    @Doc("Pages and parts of the menu, in order; a page without a module is made from its type of configuration.")
    public Site pages(@Context SecurityContext security) {
        Caller caller = Caller.of(security);
        List<Page> visible = Pages.visible(caller, contributed.get(), access.readable(caller));
        List<MenuPart> menus = Menus.ALL.stream()
                .filter(m -> visible.stream().anyMatch(p -> p.menu().equals(m.id())))
                .map(m -> new MenuPart(m.id(), m.label()))
                .toList();
        return new Site(menus, visible.stream().map(PageEntry::of).toList());
    }

    /** Menu and pages. */
    public record Site(List<MenuPart> menus, List<PageEntry> items) {}

    /** A part of the menu that has pages. */
    public record MenuPart(String id, Text label) {}

    /**
     * A page.
     *
     * @param module path of the JavaScript module that draws it; empty when it is made from the type
     * @param configType type of configuration it is for; may be empty
     */
    public record PageEntry(
            String id,
            String route,
            String menu,
            int order,
            Text label,
            String icon,
            String module,
            String configType) {
        static PageEntry of(Page page) {
            return new PageEntry(
                    page.id(),
                    page.route(),
                    page.menu(),
                    page.order(),
                    page.label(),
                    page.icon(),
                    page.module(),
                    page.configType());
        }
    }
}
