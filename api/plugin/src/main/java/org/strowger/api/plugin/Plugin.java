package org.strowger.api.plugin;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.strowger.api.core.Text;

/**
 * A plug-in as it is now.
 *
 * @param version of the feature that runs, or would
 * @param reason why it does not run, or what it waits for; empty texts when there is nothing to say
 * @param origin where it comes from
 * @param since when it came into this state
 * @param bundles none while it is stopped
 */
public record Plugin(
        PluginDescriptor descriptor,
        String version,
        State state,
        Text reason,
        Origin origin,
        PluginSignature signature,
        Instant since,
        List<PluginBundle> bundles) {
    public Plugin {
        Objects.requireNonNull(descriptor, "descriptor");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(since, "since");
        bundles = List.copyOf(bundles);
    }

    public String id() {
        return descriptor.id();
    }

    /** Whether it does its work. */
    public enum State {
        STOPPED,
        STARTING,
        RUNNING,
        /** Runs, but a part of it waits for a service or did not come up; {@link Plugin#reason} says which. */
        WAITING,
        DRAINING,
        STOPPING,
        /** Should run and does not; {@link Plugin#reason} says why. */
        FAILED
    }

    /** Where a plug-in comes from. */
    public enum Origin {
        DISTRIBUTION,
        INSTALLED
    }

    /**
     * @param state in the words of the framework, such as {@code active}
     */
    public record PluginBundle(long id, String name, String version, String state) {}
}
