package org.strowger.rest.problem;

import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import javax.ws.rs.ext.Provider;

/** The JAX-RS runtime has a mapper of its own for these, which the general one would not replace. */
@Provider
public final class WebFailureMapper implements ExceptionMapper<WebApplicationException> {
    private final FailureMapper general;

    public WebFailureMapper(FailureMapper general) {
        this.general = general;
    }

    @Override
    public Response toResponse(WebApplicationException failure) {
        return general.toResponse(failure);
    }
}
