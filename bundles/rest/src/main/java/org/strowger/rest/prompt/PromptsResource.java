package org.strowger.rest.prompt;

import java.util.List;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.media.PromptLibrary;
import org.strowger.api.media.PromptLibrary.PromptInfo;
import org.strowger.rest.calls.TelephonyParts;
import org.strowger.rest.json.Upload;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Roles;

/** Spoken prompts: the owner's own, and those of the system and of plug-ins, which his replace. */
@TokenScope(Scope.CONFIG)
@Path("/prompts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class PromptsResource {
    private static final String WAV = "audio/wav";

    private final TelephonyParts parts;
    private final ConfigService config;

    public PromptsResource(TelephonyParts parts, ConfigService config) {
        this.parts = parts;
        this.config = config;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    @Doc("Prompts by name and language, with whose sound is heard: own, system or plugin.")
    public Page<PromptInfo> list(
            @QueryParam("language") String language, @QueryParam("origin") String origin, @BeanParam Paging paging) {
        return paging.of(parts.prompts().list().stream()
                .filter(p -> language == null || p.language().equals(language))
                .filter(p -> origin == null || p.origin().name().equalsIgnoreCase(origin))
                .toList());
    }

    @GET
    @Path("{language}/{name}")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    @Produces({WAV, MediaType.APPLICATION_JSON})
    @Doc(value = "The sound that is heard in this language, as a WAV file.", response = String.class)
    public Response read(@PathParam("language") String language, @PathParam("name") String name) {
        byte[] wav = parts.prompts().read(language, name).orElseThrow(PromptsResource::none);
        return Response.ok(wav, WAV).build();
    }

    @PUT
    @Path("{language}/{name}")
    @Consumes({WAV, "audio/x-wav", "audio/wave", MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_OCTET_STREAM})
    @Doc("Keeps a WAV file (mono, 16 bit at 8, 16 or 48 kHz, or G.711; at most 10 MB) as the owner's own prompt.")
    public void put(@PathParam("language") String language, @PathParam("name") String name, Upload upload) {
        parts.prompts().put(language, name, upload.content());
    }

    @DELETE
    @Path("{language}/{name}")
    @Doc("Deletes the owner's own prompt; refused while a setting names it and nothing else would be heard.")
    public void delete(@PathParam("language") String language, @PathParam("name") String name) {
        PromptLibrary library = parts.prompts();
        List<PromptInfo> same = library.list().stream()
                .filter(p -> p.name().equals(name))
                .filter(p -> !p.language().equals(language) || p.replaces())
                .toList();
        if (same.isEmpty()) {
            List<Problem> users = PromptUse.of(config.snapshot(), name);
            if (!users.isEmpty()) {
                throw new ProblemException(ProblemException.Kind.CONFLICT, users);
            }
        }
        if (!library.delete(language, name)) {
            throw none();
        }
    }

    private static ProblemException none() {
        return Refusals.notFound("such prompt", "此提示音");
    }
}
