package org.strowger.rest.certificate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.core.Certificates;
import org.strowger.rest.json.FormUpload;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.security.Roles;

/** The certificate with which the system answers TLS. Tokens with the scope may renew it. */
@TokenScope(Scope.SYSTEM)
@Path("/certificate")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class CertificateResource {
    private final Certificates certificates;
    private final Clock clock;

    public CertificateResource(Certificates certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    @GET
    @Doc("The certificate in force.")
    public CertificateView get() {
        return view(certificates.current());
    }

    @PUT
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Doc(
            "Puts another certificate in force at once: parts certificate and key (PEM), or pkcs12; password where encrypted.")
    public CertificateView put(FormUpload form) {
        byte[] password = form.part("password");
        char[] secret = password == null ? new char[0] : new String(password, StandardCharsets.UTF_8).toCharArray();
        return view(certificates.install(
                new Certificates.Material(form.part("certificate"), form.part("key"), form.part("pkcs12"), secret)));
    }

    @DELETE
    @Doc("Puts the self-made certificate in force again.")
    public CertificateView restore() {
        return view(certificates.restore());
    }

    private CertificateView view(Certificates.CertificateInfo info) {
        return CertificateView.of(info, clock.instant());
    }
}
