package org.strowger.api.plugin;

import java.time.Instant;
import java.util.Objects;
import org.strowger.api.core.Text;
import org.strowger.api.event.DomainEvent;

/** What happens to plug-ins. */
public sealed interface PluginEvent extends DomainEvent {
    /** Id of the plug-in. */
    String plugin();

    /** It is there now, and may be started. */
    record Installed(Instant at, String plugin, String version, String by) implements PluginEvent {
        @Override
        public String type() {
            return "plugin.installed";
        }
    }

    record Starting(Instant at, String plugin, String version) implements PluginEvent {
        @Override
        public String type() {
            return "plugin.starting";
        }
    }

    record Started(Instant at, String plugin, String version) implements PluginEvent {
        @Override
        public String type() {
            return "plugin.started";
        }
    }

    /**
     * Nothing new reaches it, and what is under way may go on for a time.
     *
     * @param deadline when the rest is ended
     * @param remaining things under way
     */
    record Draining(Instant at, String plugin, Text name, Instant deadline, int remaining) implements PluginEvent {
        public Draining {
            Objects.requireNonNull(deadline, "deadline");
        }

        @Override
        public String type() {
            return "plugin.draining";
        }
    }

    record Stopped(Instant at, String plugin) implements PluginEvent {
        @Override
        public String type() {
            return "plugin.stopped";
        }
    }

    /** A start or an update did not succeed. */
    record Failed(Instant at, String plugin, Text reason) implements PluginEvent {
        @Override
        public String type() {
            return "plugin.failed";
        }
    }

    record Updated(Instant at, String plugin, String from, String to, String by) implements PluginEvent {
        @Override
        public String type() {
            return "plugin.updated";
        }
    }

    /**
     * @param purged whether its configuration went with it
     */
    record Uninstalled(Instant at, String plugin, boolean purged, String by) implements PluginEvent {
        @Override
        public String type() {
            return "plugin.uninstalled";
        }
    }
}
