package org.strowger.plugins.framework;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.strowger.api.core.Text;
import org.strowger.plugins.Refusals;

/** How the components of bundles are, as Declarative Services tell. */
public final class Components {
    private final ServiceComponentRuntime runtime;

    public Components(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** A component that did not come up, and why. */
    public Optional<Text> failed(Collection<Bundle> bundles) {
        for (Bundle bundle : bundles) {
            for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
                for (ComponentConfigurationDTO one : runtime.getComponentConfigurationDTOs(component)) {
                    if (one.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                        return Optional.of(Text.of(
                                "{0} did not start: {1}",
                                "{0} 未能启动：{1}", component.name, Refusals.shortened(cause(one.failure))));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The last cause in a printed stack trace says most. */
    private static String cause(String trace) {
        if (trace == null) {
            return "?";
        }
        int last = trace.lastIndexOf("Caused by: ");
        return (last < 0 ? trace : trace.substring(last + "Caused by: ".length())).split("\\R", 2)[0];
    }

    /** Services that components wait for. */
    public Set<String> missing(Collection<Bundle> bundles) {
        Set<String> missing = new TreeSet<>();
        for (Bundle bundle : bundles) {
            for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
                for (ComponentConfigurationDTO one : runtime.getComponentConfigurationDTOs(component)) {
                    if (one.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                        for (var reference : one.unsatisfiedReferences) {
                            missing.add(interfaceOf(component, reference.name));
                        }
                    }
                }
            }
        }
        return missing;
    }

    private static String interfaceOf(ComponentDescriptionDTO component, String reference) {
        for (var declared : component.references) {
            if (declared.name.equals(reference)) {
                return declared.interfaceName.substring(declared.interfaceName.lastIndexOf('.') + 1);
            }
        }
        return reference;
    }
}
