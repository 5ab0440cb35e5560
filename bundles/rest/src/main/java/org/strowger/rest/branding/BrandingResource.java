package org.strowger.rest.branding;

import javax.annotation.security.PermitAll;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.branding.Branding;
import org.strowger.api.branding.Branding.Place;
import org.strowger.rest.json.EnumNames;
import org.strowger.rest.json.Upload;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Roles;

/** Name, colour and pictures, for everybody; administrators change the pictures here and the rest as configuration. */
@TokenScope(Scope.CONFIG)
@Path("/branding")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class BrandingResource {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private final Branding branding;

    public BrandingResource(Branding branding) {
        this.branding = branding;
    }

    @GET
    @PermitAll
    @Doc("How the product calls itself and looks; needs no session.")
    public BrandView get() {
        return BrandView.of(branding);
    }

    @GET
    @Path("{place: logo|background}")
    @PermitAll
    @Produces({"image/png", "image/jpeg", "image/webp", MediaType.APPLICATION_JSON})
    @Doc(
            value = "The picture; needs no session. With its hash as \"v\" it may be kept for a year.",
            response = String.class)
    public Response picture(
            @PathParam("place") String place, @QueryParam("v") String version, @Context Request request) {
        Branding.Picture picture = branding.picture(place(place)).orElseThrow(BrandingResource::none);
        EntityTag tag = new EntityTag(picture.hash());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged == null
                ? Response.ok(picture.content(), picture.mediaType()).tag(tag)
                : unchanged;
        return answer.header(HttpHeaders.CACHE_CONTROL, picture.hash().equals(version) ? FOR_EVER : ASK_AGAIN)
                .build();
    }

    @PUT
    @Path("{place: logo|background}")
    @Consumes({
        MediaType.MULTIPART_FORM_DATA,
        MediaType.APPLICATION_OCTET_STREAM,
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/svg+xml"
    })
    @Doc("Keeps a picture: PNG, JPEG or WebP up to 1 MB. SVG is refused, because it may contain scripts.")
    public BrandView put(@PathParam("place") String place, Upload upload) {
        branding.put(place(place), upload.content());
        return BrandView.of(branding);
    }

    @DELETE
    @Path("{place: logo|background}")
    @Doc("Takes the picture away.")
    public void delete(@PathParam("place") String place) {
        if (!branding.remove(place(place))) {
            throw none();
        }
    }

    private static Place place(String name) {
        return EnumNames.parse(Place.class, name, "place");
    }

    private static RuntimeException none() {
        return Refusals.notFound("such picture", "此图片");
    }
}
