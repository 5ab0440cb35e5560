package org.strowger.api.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Plug-ins come and go while calls go on. Changes run one after another on a thread of the manager's own; what they return is
 * the operation as it waits for its turn, to be followed by {@link #operation}. What an archive alone can say against it is
 * refused at once, as a {@link org.strowger.api.core.ProblemException}.
 *
 * <p>{@code by} is the account that asks. {@code drain} is how long what is under way may go on: the configured time when empty,
 * at once when zero.
 */
@ProviderType
public interface PluginManager {
    /** All of them, by id. */
    List<Plugin> plugins();

    Optional<Plugin> plugin(String id);

    /** Which plug-in a bundle that is in the framework belongs to. */
    Optional<String> ownerOf(long bundleId);

    PluginOperation start(String id, String by);

    PluginOperation stop(String id, Optional<Duration> drain, String by);

    PluginOperation restart(String id, Optional<Duration> drain, String by);

    /** Installs a new plug-in, and starts it. */
    PluginOperation install(PluginSource source, String by);

    /** Puts another version in the place of this one, and starts it when the old one ran. */
    PluginOperation update(String id, PluginSource source, Optional<Duration> drain, String by);

    /**
     * Removes an installed plug-in; one that replaced the distribution's own gives way to that.
     *
     * @param purge whether its configuration goes too
     */
    PluginOperation uninstall(String id, boolean purge, Optional<Duration> drain, String by);

    /**
     * Runs something that installs or removes features which are no plug-ins, such as drivers, when nobody else does: two who
     * install features at once undo each other's work. Waits for its turn, and for its end; must not be called from the
     * activation of a component, which may be part of somebody else's turn.
     *
     * @throws Exception whatever the work throws
     */
    void exclusively(String by, FeatureWork work) throws Exception;

    /** Work on features. */
    @ConsumerType
    @FunctionalInterface
    interface FeatureWork {
        void run() throws Exception;
    }

    /** Those that wait or run, and the last hundred that have ended; newest first. */
    List<PluginOperation> operations();

    Optional<PluginOperation> operation(String id);

    /**
     * Takes milliseconds.
     *
     * @param heap counts objects too, which stops the whole virtual machine for a moment
     */
    PluginUsage usage(String id, boolean heap);
}
