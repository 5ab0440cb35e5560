package org.strowger.plugins.archive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strowger.plugins.Refusals;

/** The features of one archive, and how they ask for one another. */
final class FeatureGraph {
    private final Map<String, FeatureFile.Feature> features = new LinkedHashMap<>();

    FeatureGraph(List<FeatureFile.Feature> all) {
        for (FeatureFile.Feature feature : all) {
            if (features.put(feature.name(), feature) != null) {
                throw Refusals.archive(
                        "plugin.feature.duplicate",
                        "The feature {0} is described twice.",
                        "特性 {0} 重复定义。",
                        feature.name());
            }
        }
        features.keySet().forEach(name -> refuseCycles(name, new ArrayDeque<>()));
    }

    private void refuseCycles(String name, Deque<String> path) {
        if (path.contains(name)) {
            throw Refusals.archive(
                    "plugin.feature.cycle",
                    "The features ask for one another in a circle: {0}.",
                    "特性之间存在循环依赖：{0}。",
                    String.join(" → ", path) + " → " + name);
        }
        FeatureFile.Feature feature = features.get(name);
        if (feature != null) {
            path.addLast(name);
            feature.features().forEach(asked -> refuseCycles(plain(asked), path));
            path.removeLast();
        }
    }

    List<FeatureFile.Feature> all() {
        return List.copyOf(features.values());
    }

    /** A feature with all of the archive that it asks for, itself first. */
    List<FeatureFile.Feature> closure(String name) {
        Set<FeatureFile.Feature> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            FeatureFile.Feature feature = features.get(open.poll());
            if (feature != null && found.add(feature)) {
                feature.features().forEach(asked -> open.add(plain(asked)));
            }
        }
        return List.copyOf(found);
    }

    /** Features that these ask for and that are not in the archive. */
    List<String> outside(List<FeatureFile.Feature> some) {
        List<String> outside = new ArrayList<>();
        some.forEach(feature -> feature.features().stream()
                .map(FeatureGraph::plain)
                .filter(name -> !features.containsKey(name) && !outside.contains(name))
                .forEach(outside::add));
        return outside;
    }

    private static String plain(String reference) {
        return reference.replaceFirst("/.*", "");
    }
}
