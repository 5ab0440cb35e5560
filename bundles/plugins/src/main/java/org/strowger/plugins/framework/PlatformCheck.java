package org.strowger.plugins.framework;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.strowger.api.core.ProblemException;
import org.strowger.plugins.Refusals;
import org.strowger.plugins.archive.BundleFacts;
import org.strowger.plugins.archive.PluginArchive;

/** Whether a plug-in fits the platform as it is now, and would leave everything else in peace. */
public final class PlatformCheck {
    private static final String API = "org.strowger.api.";

    private final Platform platform;

    public PlatformCheck(Platform platform) {
        this.platform = platform;
    }

    /** @param replaced symbolic names of the bundles of the version that it takes the place of */
    public void check(PluginArchive archive, Set<String> replaced) {
        List<BundleFacts> bundles =
                archive.bundles().stream().map(PluginArchive.BundleFile::facts).toList();
        Set<String> names = bundles.stream().map(BundleFacts::name).collect(Collectors.toSet());
        Set<String> own = new HashSet<>(replaced);
        refuseTakenNames(names, platform.bundles(replaced));
        own.addAll(names);
        Map<String, List<Version>> exports = platform.exports(own);
        refuseTakenPackages(bundles, exports.keySet());
        archive.descriptor().api().forEach((name, range) -> api(name, VersionRange.valueOf(range), exports));
        refuseMissingPackages(bundles, exports);
        refuseRefresh(bundles, own, replaced);
    }

    private static void refuseTakenNames(Set<String> names, Set<String> others) {
        names.stream().filter(others::contains).findFirst().ifPresent(name -> {
            throw Refusals.archive(
                    "plugin.bundle.taken",
                    "The system has a bundle {0} already, which is not this plug-in''s.",
                    "系统中已有不属于此插件的 Bundle {0}。",
                    name);
        });
    }

    private static void refuseTakenPackages(List<BundleFacts> bundles, Set<String> platform) {
        for (BundleFacts bundle : bundles) {
            bundle.exports().keySet().stream()
                    .filter(platform::contains)
                    .findFirst()
                    .ifPresent(name -> {
                        throw Refusals.archive(
                                "plugin.bundle.export",
                                "{0} exports {1}, which is the platform''s.",
                                "{0} 导出了属于平台的包 {1}。",
                                bundle.name(),
                                name);
                    });
        }
    }

    private static void api(String name, VersionRange range, Map<String, List<Version>> exports) {
        List<Version> there = exports.getOrDefault(name, List.of());
        if (there.stream().noneMatch(range::includes)) {
            throw Refusals.archive(
                    "plugin.api.incompatible",
                    "It needs {0} in version {1}; this system has {2}.",
                    "插件需要 {0} 版本 {1}；本系统提供 {2}。",
                    name,
                    range,
                    there.isEmpty() ? "-" : new TreeSet<>(there));
        }
    }

    private static void refuseMissingPackages(List<BundleFacts> bundles, Map<String, List<Version>> exports) {
        for (BundleFacts bundle : bundles) {
            bundle.imports().forEach((name, range) -> {
                boolean inside = bundles.stream()
                        .map(other -> other.exports().get(name))
                        .anyMatch(version -> version != null && range.includes(version));
                boolean outside = exports.getOrDefault(name, List.of()).stream().anyMatch(range::includes);
                if (!inside && !outside && !name.startsWith(API) && !name.startsWith("java.")) {
                    throw Refusals.archive(
                            "plugin.package.missing",
                            "{0} needs the package {1} in version {2}, which neither the archive nor the system has.",
                            "{0} 需要包 {1}（版本 {2}），归档和系统均未提供。",
                            bundle.name(),
                            name,
                            range);
                }
            });
        }
    }

    private void refuseRefresh(List<BundleFacts> bundles, Set<String> own, Set<String> replaced) {
        Set<String> refreshed = new TreeSet<>(platform.wiredTo(replaced));
        for (BundleFacts bundle : bundles) {
            bundle.exports().forEach((name, version) -> refreshed.addAll(platform.wanting(name, version, own)));
        }
        refreshed.removeAll(own);
        if (!refreshed.isEmpty()) {
            throw refresh(refreshed);
        }
    }

    /** Stopping a plug-in must not take others along either. */
    public void checkRemoval(Set<String> names) {
        Set<String> refreshed = platform.wiredTo(names);
        if (!refreshed.isEmpty()) {
            throw refresh(refreshed);
        }
    }

    private static ProblemException refresh(Set<String> refreshed) {
        return Refusals.archive(
                "plugin.refresh",
                "These bundles would be restarted with it: {0}.",
                "以下 Bundle 将随之重启：{0}。",
                String.join(", ", refreshed));
    }
}
