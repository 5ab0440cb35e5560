package org.strowger.rest.wizard;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.strowger.api.core.Text;
import org.strowger.api.web.Wizard;
import org.strowger.api.web.WizardStep;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.problem.Refusals;
import org.strowger.rest.security.Roles;

/** The wizard that leads through the first settings. */
@Path("/wizard")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed(Roles.ADMIN)
public class WizardResource {
    private final Supplier<Optional<Wizard>> wizard;

    public WizardResource(Supplier<Optional<Wizard>> wizard) {
        this.wizard = wizard;
    }

    @GET
    @Doc("The steps of the first run, and what has become of them.")
    public Progress get() {
        return Progress.of(wizard().view());
    }

    @POST
    @Path("steps/{id}/done")
    @Doc("A step is done.")
    public Progress done(@PathParam("id") String id) {
        return Progress.of(wizard().settle(id, Wizard.State.DONE));
    }

    @POST
    @Path("steps/{id}/skip")
    @Doc("A step is left out.")
    public Progress skip(@PathParam("id") String id) {
        return Progress.of(wizard().settle(id, Wizard.State.SKIPPED));
    }

    @POST
    @Path("finish")
    @Doc("Nobody is to be led through the steps any more.")
    public Progress finish() {
        return Progress.of(wizard().finish());
    }

    @POST
    @Path("restart")
    @Doc("Begins again: all steps are open.")
    public Progress restart() {
        return Progress.of(wizard().restart());
    }

    private Wizard wizard() {
        return wizard.get().orElseThrow(() -> Refusals.unavailable(Text.of("The wizard", "向导")));
    }

    /**
     * How far it is.
     *
     * @param current first step that is open; empty when there is none
     */
    public record Progress(boolean finished, String current, List<Step> steps) {
        static Progress of(Wizard.View view) {
            return new Progress(
                    view.finished(),
                    view.current(),
                    view.steps().stream().map(Step::of).toList());
        }
    }

    /**
     * A step.
     *
     * @param target type of configuration, name of a built-in step, or path of a module, by kind
     */
    public record Step(
            String id, int order, Text label, Text help, WizardStep.Kind kind, String target, Wizard.State state) {
        static Step of(Wizard.Progress progress) {
            WizardStep step = progress.step();
            return new Step(
                    step.id(), step.order(), step.label(), step.help(), step.kind(), step.target(), progress.state());
        }
    }
}
