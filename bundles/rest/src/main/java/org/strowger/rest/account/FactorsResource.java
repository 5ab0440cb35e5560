package org.strowger.rest.account;

import javax.annotation.security.RolesAllowed;
import javax.ws.rs.DELETE;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.strowger.api.accounts.SecondFactors;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Roles;

/** Second factors of others, for who lost his device and his recovery codes. */
@Path("/accounts/{name}/totp")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class FactorsResource {
    private final SecondFactors factors;

    public FactorsResource(SecondFactors factors) {
        this.factors = factors;
    }

    @DELETE
    @Doc("Takes the second factor of an account away.")
    public void remove(@PathParam("name") String name) {
        if (!factors.remove(name)) {
            throw Refusals.notFound("second factor of this account", "此账户的双重验证");
        }
    }
}
