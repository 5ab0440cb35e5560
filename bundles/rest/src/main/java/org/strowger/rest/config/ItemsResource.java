package org.strowger.rest.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.UriInfo;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.TypeSchema;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** Items of every configuration type. */
@TokenScope(Scope.CONFIG)
@Path("/config/{type}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
public class ItemsResource {
    private final Lists lists;
    private final TypeAccess access;
    private final ItemStore store;

    @Context
    private UriInfo uri;

    @Context
    private SecurityContext security;

    public ItemsResource(ConfigService config, Lists lists) {
        this.lists = lists;
        this.access = new TypeAccess(config);
        this.store = new ItemStore(config);
    }

    @GET
    @Doc("Lists items: search=words, filter=field:value and other operators (repeatable), sort=field or -field.")
    public Page<Map<String, Object>> list(
            @PathParam("type") String type,
            @QueryParam("search") String search,
            @QueryParam("filter") List<String> filters,
            @QueryParam("sort") String sort,
            @BeanParam Paging paging) {
        Caller caller = Caller.of(security);
        boolean all = search == null && filters.isEmpty() && sort == null;
        TypeSchema schema = all ? access.shown(caller, type) : access.readable(caller, type);
        Page<String> keys = paging.of(lists.keys(caller, schema, new ListQuery(schema, search, filters, sort)));
        List<Item> items = lists.items(schema, keys.items());
        return new Page<>(items.stream().map(Item::values).toList(), keys.total());
    }

    @POST
    @Doc(value = "Creates an item.", status = 201)
    public Response create(@PathParam("type") String type, Values body) {
        Caller caller = Caller.of(security);
        TypeSchema schema = access.writable(caller, type);
        Map<String, Object> values = Values.of(body);
        TypeAccess.own(caller, schema, ItemStore.keyOf(schema, values));
        TaggedItem created = store.create(caller, schema, values);
        URI location =
                uri.getAbsolutePathBuilder().path("{key}").build(created.item().key());
        return created(created, location);
    }

    @GET
    @Path("{key}")
    @Doc("One item, with its entity tag.")
    public Response get(@PathParam("type") String type, @PathParam("key") String key) {
        Caller caller = Caller.of(security);
        TypeSchema schema = access.shown(caller, type);
        return one(store.read(schema, TypeAccess.own(caller, schema, key)));
    }

    @POST
    @Path("{key}")
    @Doc(value = "Creates an item with this key.", status = 201)
    public Response createWithKey(@PathParam("type") String type, @PathParam("key") String key, Values body) {
        Caller caller = Caller.of(security);
        TypeSchema schema = access.writable(caller, type);
        Map<String, Object> values = ItemStore.withKey(schema, TypeAccess.own(caller, schema, key), Values.of(body));
        return created(store.create(caller, schema, values), uri.getAbsolutePath());
    }

    @PUT
    @Path("{key}")
    @Doc(
            value = "Replaces an item, or creates it: fields not named take their defaults, secrets not named stay.",
            creates = true)
    public Response put(
            @PathParam("type") String type,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            Values body) {
        Caller caller = Caller.of(security);
        TypeSchema schema = access.writable(caller, type);
        TypeAccess.own(caller, schema, key);
        boolean created = store.put(caller, schema, key, Values.of(body), ifMatch);
        TaggedItem item = store.read(schema, key);
        return created ? created(item, uri.getAbsolutePath()) : one(item);
    }

    @PATCH
    @Path("{key}")
    @Doc("Changes only the fields that are named.")
    public Response patch(
            @PathParam("type") String type,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            Values body) {
        Caller caller = Caller.of(security);
        TypeSchema schema = access.writable(caller, type);
        store.patch(caller, schema, TypeAccess.own(caller, schema, key), Values.of(body), ifMatch);
        return one(store.read(schema, key));
    }

    @DELETE
    @Path("{key}")
    @Doc("Deletes an item.")
    public void delete(
            @PathParam("type") String type,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Caller caller = Caller.of(security);
        TypeSchema schema = access.deletable(caller, type);
        store.delete(caller, schema, TypeAccess.own(caller, schema, key), ifMatch);
    }

    private static Response one(TaggedItem tagged) {
        return Response.ok(tagged.item().values())
                .header(HttpHeaders.ETAG, tagged.tag())
                .build();
    }

    private static Response created(TaggedItem tagged, URI location) {
        return Response.created(location)
                .entity(tagged.item().values())
                .header(HttpHeaders.ETAG, tagged.tag())
                .build();
    }
}
