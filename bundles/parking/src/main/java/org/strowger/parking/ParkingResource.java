package org.strowger.parking;

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

/** Who is parked where. */
@Component(service = ParkingResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=strowger)")
@Path("/parking")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "operator"})
public class ParkingResource {
    private final Lot lot;

    @Activate
    public ParkingResource(@Reference Lot lot) {
        this.lot = lot;
    }

    /** The places by number. */
    @GET
    public Places list() {
        List<ParkingPlace> places = List.copyOf(ParkingPlace.all(lot).values());
        return new Places(places, places.size());
    }

    /** As all lists of the API. */
    record Places(List<ParkingPlace> items, long total) {}
}
