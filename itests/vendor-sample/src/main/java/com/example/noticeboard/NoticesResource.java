package com.example.noticeboard;

import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.strowger.api.config.ConfigService;
import org.strowger.api.web.Described;

/** How often notices were heard: {@code GET /api/v1/notices}. */
@Component(service = NoticesResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=strowger)")
@Path("/notices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "operator"})
public class NoticesResource {
    private final ConfigService config;
    private final Hearings hearings;

    @Activate
    public NoticesResource(@Reference ConfigService config, @Reference Hearings hearings) {
        this.config = config;
        this.hearings = hearings;
    }

    /** In the order of their numbers. */
    @GET
    @Described("Notices, and how often each was heard since the plug-in was started")
    public Notices list() {
        List<Heard> items = Heard.all(config.snapshot(), hearings);
        return new Notices(items, items.size());
    }

    /** As all lists of the API. */
    record Notices(List<Heard> items, long total) {}
}
