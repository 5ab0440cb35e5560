package org.strowger.plugins.archive;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.strowger.plugins.Refusals;

/** What no bundle of a plug-in may do, whatever the platform: reach into other bundles, or pose as one. */
final class BundleRules {
    private static final List<String> RESERVED =
            List.of("java.", "org.strowger.api.", "org.osgi.", "org.apache.karaf.");

    private BundleRules() {}

    static void check(List<BundleFacts> bundles) {
        Set<String> names = bundles.stream().map(BundleFacts::name).collect(Collectors.toCollection(TreeSet::new));
        if (names.size() < bundles.size()) {
            throw Refusals.archive(
                    "plugin.bundle.duplicate",
                    "Two bundles of the archive have the same symbolic name.",
                    "归档中有两个 Bundle 的符号名称相同。");
        }
        for (BundleFacts bundle : bundles) {
            fragment(bundle, names);
            if (bundle.dynamicImports()) {
                throw Refusals.archive(
                        "plugin.bundle.dynamic-import",
                        "{0} has DynamicImport-Package: it could be wired to anything at any time.",
                        "{0} 使用了 DynamicImport-Package：可能随时与任意包连接。",
                        bundle.name());
            }
            bundle.exports().keySet().stream()
                    .filter(BundleRules::reserved)
                    .findFirst()
                    .ifPresent(name -> reserved(bundle, name));
        }
    }

    private static void fragment(BundleFacts bundle, Set<String> own) {
        if (bundle.isFragment() && !own.contains(bundle.fragmentHost())) {
            throw Refusals.archive(
                    "plugin.bundle.fragment",
                    "{0} is a fragment of {1}, which is not in the archive.",
                    "{0} 是 {1} 的片段，而后者不在归档中。",
                    bundle.name(),
                    bundle.fragmentHost());
        }
    }

    private static boolean reserved(String name) {
        return RESERVED.stream().anyMatch((name + ".")::startsWith);
    }

    private static void reserved(BundleFacts bundle, String name) {
        throw Refusals.archive(
                "plugin.bundle.export",
                "{0} exports {1}, which is the platform''s.",
                "{0} 导出了属于平台的包 {1}。",
                bundle.name(),
                name);
    }
}
