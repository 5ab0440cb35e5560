package org.strowger.plugins.manage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Version;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Scheduler;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.PluginDescriptor;
import org.strowger.api.plugin.PluginSource;
import org.strowger.plugins.Refusals;
import org.strowger.plugins.archive.ArchiveReader;
import org.strowger.plugins.archive.Limits;
import org.strowger.plugins.archive.PluginArchive;
import org.strowger.plugins.fetch.RepositoryClient;
import org.strowger.plugins.framework.PlatformCheck;
import org.strowger.plugins.settings.PluginKey;
import org.strowger.plugins.settings.PluginRepository;
import org.strowger.plugins.settings.PluginSettings;
import org.strowger.plugins.store.ArchiveStore;
import org.strowger.plugins.trust.TrustCheck;
import org.strowger.plugins.trust.TrustedKeys;

/** Takes an archive in, and refuses it unless everything about it is in order. Nothing is changed but a staging directory. */
final class Intake {
    private final ArchiveStore store;
    private final ConfigService config;
    private final Scheduler scheduler;
    private final RepositoryClient repositories;
    private final PlatformCheck platform;
    private final Catalog catalog;
    private final Limits limits;

    Intake(
            ArchiveStore store,
            ConfigService config,
            Scheduler scheduler,
            RepositoryClient repositories,
            PlatformCheck platform,
            Catalog catalog,
            Limits limits) {
        this.store = store;
        this.config = config;
        this.scheduler = scheduler;
        this.repositories = repositories;
        this.platform = platform;
        this.catalog = catalog;
        this.limits = limits;
    }

    /**
     * @param replaces id of the plug-in that it must be a new version of; empty for a new plug-in
     * @param platformFeatures names of the features that are installed
     */
    Candidate take(PluginSource source, Optional<String> replaces, Set<String> platformFeatures) {
        ArchiveStore.Stage stage = store.stage();
        try {
            byte[] signature = copy(source, stage);
            if (Files.size(stage.archive()) > limits.archive()) {
                throw Refusals.archive(
                        "plugin.archive.size",
                        "The archive is larger than {0} MB.",
                        "归档超过 {0} MB。",
                        limits.archive() >> 20);
            }
            ArchiveReader reader = new ArchiveReader(limits);
            // A signature is worth something only if every reader sees the same in the file: the form comes first.
            Set<String> names = reader.scan(stage.archive());
            TrustCheck.Verdict verdict = trust().check(stage.archive(), signature);
            PluginArchive archive = reader.read(stage.archive(), names, stage.bundles());
            Candidate candidate = new Candidate(stage, ArchiveStore.sha256(stage.archive()), archive, verdict);
            check(candidate, replaces, platformFeatures);
            return candidate;
        } catch (IOException e) {
            stage.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    private byte[] copy(PluginSource source, ArchiveStore.Stage stage) throws IOException {
        if (source instanceof PluginSource.File file) {
            Files.copy(file.archive(), stage.archive());
            return file.signature();
        }
        PluginSource.Repository named = (PluginSource.Repository) source;
        PluginRepository repository = config.snapshot()
                .find(PluginRepository.class, named.name())
                .filter(PluginRepository::enabled)
                .orElseThrow(() -> new ProblemException(
                        ProblemException.Kind.NOT_FOUND,
                        "plugin.repository.unknown",
                        "repository",
                        Text.of(
                                "There is no enabled repository {0}.",
                                "没有已启用的仓库 {0}。", Refusals.shortened(named.name()))));
        return repositories.fetch(repository, named.archive(), stage.archive());
    }

    private TrustCheck trust() {
        ConfigSnapshot snapshot = config.snapshot();
        Map<String, String> keys = new HashMap<>();
        snapshot.all(PluginKey.class).forEach(key -> keys.put(key.name(), key.key()));
        return new TrustCheck(
                TrustedKeys.of(keys),
                snapshot.singleton(PluginSettings.class).allowUnsigned(),
                Date.from(scheduler.clock().instant()));
    }

    /** Whether it fits what is there now. */
    void check(Candidate candidate, Optional<String> replaces, Set<String> platformFeatures) {
        Optional<Unit> old = catalog.find(candidate.id());
        if (replaces.isEmpty()) {
            old.ifPresent(unit -> {
                throw Refusals.conflict(
                        "plugin.exists",
                        "The plug-in {0} is there already, in version {1}: update it.",
                        "插件 {0} 已存在（版本 {1}）：请改用更新。",
                        unit.id(),
                        unit.version());
            });
        } else {
            mustBeNewer(candidate, replaces.get(), catalog.get(replaces.get()));
        }
        if (candidate.archive().descriptor().stopping() == PluginDescriptor.Stopping.NEVER) {
            throw Refusals.archive(
                    "plugin.core",
                    "Only the distribution brings plug-ins that cannot be stopped.",
                    "只有发行版自带的插件可以声明为不可停止。");
        }
        feature(candidate, platformFeatures);
        configTypes(candidate, old);
        platform.check(candidate.archive(), old.map(Unit::bundles).orElse(Set.of()));
    }

    private static void mustBeNewer(Candidate candidate, String id, Unit old) {
        if (!candidate.id().equals(id) || !candidate.archive().feature().equals(old.feature())) {
            throw Refusals.archive(
                    "plugin.other",
                    "The archive holds {0} ({1}), not {2} ({3}).",
                    "归档中是 {0}（{1}），而不是 {2}（{3}）。",
                    candidate.id(),
                    candidate.archive().feature(),
                    id,
                    old.feature());
        }
        if (version(candidate.archive().version()).compareTo(version(old.version())) <= 0) {
            throw Refusals.archive(
                    "plugin.version.old",
                    "Version {0} is not newer than {1}, which is there.",
                    "版本 {0} 并不比现有的 {1} 新。",
                    candidate.archive().version(),
                    old.version());
        }
    }

    private static Version version(String text) {
        return Version.parseVersion(text);
    }

    private void feature(Candidate candidate, Set<String> platformFeatures) {
        String feature = candidate.archive().feature();
        boolean taken = catalog.ofFeature(feature)
                .map(unit -> !unit.id().equals(candidate.id()))
                .orElse(platformFeatures.contains(feature));
        if (taken) {
            throw Refusals.archive(
                    "plugin.feature.taken", "The system has a feature {0} already.", "系统中已有特性 {0}。", feature);
        }
        candidate.archive().features().stream()
                .filter(name -> !platformFeatures.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusals.archive(
                            "plugin.feature.outside",
                            "It asks for the feature {0}, which is neither in the archive nor installed.",
                            "插件需要特性 {0}，但归档中没有，系统也未安装。",
                            name);
                });
    }

    /** Otherwise purging it would purge what is somebody else's. */
    private void configTypes(Candidate candidate, Optional<Unit> old) {
        List<String> before = old.map(unit -> unit.descriptor().configTypes()).orElse(List.of());
        for (String type : candidate.archive().descriptor().configTypes()) {
            boolean others = catalog.all().stream()
                    .filter(unit -> !unit.id().equals(candidate.id()))
                    .anyMatch(unit -> unit.descriptor().configTypes().contains(type));
            boolean active = !before.contains(type) && config.type(type).isPresent();
            if (others || active) {
                throw Refusals.archive(
                        "plugin.config-type.taken",
                        "The type of configuration {0} belongs to another plug-in.",
                        "配置类型 {0} 属于其他插件。",
                        type);
            }
        }
    }
}
