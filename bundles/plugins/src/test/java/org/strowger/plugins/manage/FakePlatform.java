package org.strowger.plugins.manage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Version;
import org.strowger.plugins.framework.Platform;

/** A platform with one version of the call API, one library, and one bundle that would like a package that nobody has. */
final class FakePlatform implements Platform {
    final Map<String, List<Version>> exports = new HashMap<>(
            Map.of("org.strowger.api.call", List.of(new Version("1.3.0")), "lib.json", List.of(new Version("2.0.0"))));
    final Set<String> bundles = new HashSet<>(Set.of("org.strowger.calls", "lib"));
    final Set<String> wired = new HashSet<>();

    @Override
    public Map<String, List<Version>> exports(Set<String> own) {
        return exports;
    }

    @Override
    public Set<String> bundles(Set<String> own) {
        Set<String> others = new HashSet<>(bundles);
        others.removeAll(own);
        return others;
    }

    @Override
    public Set<String> wiredTo(Set<String> own) {
        return wired;
    }

    @Override
    public Set<String> wanting(String exported, Version version, Set<String> own) {
        return exported.equals("wanted.by.lib") ? Set.of("lib") : Set.of();
    }
}
