package org.strowger.rest.openapi;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.security.PermitAll;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.strowger.api.config.ConfigService;

/** The description of this API, made from what runs. */
@Path("/openapi.json")
public class OpenApiResource {
    private final String version;
    private final ConfigService config;
    private final Supplier<Set<Class<?>>> resources;

    public OpenApiResource(String version, ConfigService config, Supplier<Set<Class<?>>> resources) {
        this.version = version;
        this.config = config;
        this.resources = resources;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Doc("This document.")
    public Map<String, Object> document() {
        return new OpenApiDocument(version, config.types()).describe(resources.get());
    }
}
