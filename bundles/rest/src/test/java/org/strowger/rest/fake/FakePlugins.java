package org.strowger.rest.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.Plugin;
import org.strowger.api.plugin.PluginDescriptor;
import org.strowger.api.plugin.PluginManager;
import org.strowger.api.plugin.PluginOperation;
import org.strowger.api.plugin.PluginSignature;
import org.strowger.api.plugin.PluginSource;
import org.strowger.api.plugin.PluginUsage;
import org.strowger.rest.plugins.PluginParts;

/** Two plug-ins: one that runs and cannot be stopped, and one that was stopped. */
public final class FakePlugins implements PluginParts, PluginManager {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Text NOTHING = new Text("", "");

    /** What was asked for, in words. */
    public final List<String> done = new ArrayList<>();

    /** The archive that came last, as text, and where it lay. */
    public String archive;

    public byte[] signature;
    public Path file;

    @Override
    public PluginManager managerIfThere() {
        return this;
    }

    @Override
    public PluginManager manager() {
        return this;
    }

    @Override
    public List<Contribution> contributions() {
        return List.of(
                new Contribution("rest-resource", "plugins", new Text("Plug-ins", "插件"), "", 7, true),
                new Contribution("feature-code", "park", new Text("Park", "驻留"), "*4", 8, true));
    }

    private static Plugin plugin(String id, boolean core) {
        PluginDescriptor descriptor = new PluginDescriptor(
                id,
                new Text("Plug-in " + id, "插件 " + id),
                new Text("For tests", "用于测试"),
                "Test",
                PluginDescriptor.Support.SUPPORTED,
                List.of("rest-resource"),
                List.of("extension"),
                PluginDescriptor.Needs.NOTHING,
                true,
                core ? PluginDescriptor.Stopping.NEVER : PluginDescriptor.Stopping.LOSSY,
                core ? NOTHING : new Text("Calls", "通话"),
                Map.of("org.strowger.api.core", "[1.0,2)"));
        return new Plugin(
                descriptor,
                "1.0.0",
                core ? Plugin.State.RUNNING : Plugin.State.STOPPED,
                NOTHING,
                core ? Plugin.Origin.DISTRIBUTION : Plugin.Origin.INSTALLED,
                core
                        ? PluginSignature.DISTRIBUTION
                        : new PluginSignature(PluginSignature.Kind.DETACHED, "vendor", "admin", NOW),
                NOW,
                core ? List.of(new Plugin.PluginBundle(7, "org.strowger.rest", "1.0.0", "active")) : List.of());
    }

    @Override
    public List<Plugin> plugins() {
        return List.of(plugin("rest", true), plugin("sip", false));
    }

    @Override
    public Optional<Plugin> plugin(String id) {
        return plugins().stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }

    @Override
    public Optional<String> ownerOf(long bundleId) {
        return bundleId == 7 ? Optional.of("rest") : Optional.empty();
    }

    private PluginOperation asked(PluginOperation.Kind kind, String id, String what) {
        done.add(what);
        return new PluginOperation(
                "op-1",
                kind,
                id,
                NOTHING,
                "admin",
                PluginOperation.State.WAITING,
                new Text("Waits", "等待"),
                null,
                0,
                NOTHING,
                List.of(),
                List.of(),
                NOW,
                null);
    }

    @Override
    public PluginOperation start(String id, String by) {
        return asked(PluginOperation.Kind.START, id, "start " + id + " " + by);
    }

    @Override
    public PluginOperation stop(String id, Optional<Duration> drain, String by) {
        return asked(PluginOperation.Kind.STOP, id, "stop " + id + " " + drain + " " + by);
    }

    @Override
    public PluginOperation restart(String id, Optional<Duration> drain, String by) {
        return asked(PluginOperation.Kind.RESTART, id, "restart " + id + " " + drain + " " + by);
    }

    @Override
    public PluginOperation install(PluginSource source, String by) {
        return asked(PluginOperation.Kind.INSTALL, "", "install " + read(source) + " " + by);
    }

    @Override
    public PluginOperation update(String id, PluginSource source, Optional<Duration> drain, String by) {
        return asked(PluginOperation.Kind.UPDATE, id, "update " + id + " " + read(source) + " " + drain + " " + by);
    }

    private String read(PluginSource source) {
        if (source instanceof PluginSource.Repository repository) {
            return repository.name() + "/" + repository.archive();
        }
        PluginSource.File sent = (PluginSource.File) source;
        try {
            file = sent.archive();
            archive = Files.readString(file);
            signature = sent.signature();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "file";
    }

    @Override
    public PluginOperation uninstall(String id, boolean purge, Optional<Duration> drain, String by) {
        return asked(PluginOperation.Kind.UNINSTALL, id, "uninstall " + id + " " + purge + " " + drain + " " + by);
    }

    @Override
    public void exclusively(String by, FeatureWork work) throws Exception {
        work.run();
    }

    @Override
    public List<PluginOperation> operations() {
        return List.of(asked(PluginOperation.Kind.STOP, "sip", "list"));
    }

    @Override
    public Optional<PluginOperation> operation(String id) {
        return operations().stream().filter(o -> o.id().equals(id)).findFirst();
    }

    @Override
    public PluginUsage usage(String id, boolean heap) {
        return new PluginUsage(List.of("rest-1"), Duration.ofSeconds(3), heap ? 12 : -1, heap ? 4096 : -1);
    }
}
