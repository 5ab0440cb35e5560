package org.strowger.rest.config;

import java.util.Map;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.TypeSchema;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** What the items of a type consist of. */
@TokenScope(Scope.CONFIG)
@Path("/config/{type}/schema")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.BILLING, Roles.USER})
public class SchemaResource {
    private final TypeAccess access;

    public SchemaResource(ConfigService config) {
        this.access = new TypeAccess(config);
    }

    @GET
    @Doc("JSON Schema of a type, with labels in both languages and hints for forms.")
    public Map<String, Object> schema(@PathParam("type") String type, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        TypeSchema schema = access.readable(caller, type);
        Map<String, Object> document = JsonSchemas.document(schema);
        document.put("x-writable", TypeAccess.mayWrite(caller, schema));
        return document;
    }
}
