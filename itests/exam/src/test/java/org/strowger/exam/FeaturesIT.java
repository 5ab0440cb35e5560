package org.strowger.exam;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/** Every capability can be removed and installed again while everything else goes on. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FeaturesIT {
    private static final Set<String> PLATFORM =
            Set.of("strowger-api", "strowger-platform", "strowger-config", "strowger-core", "strowger-plugins");
    private static final int DISTURBED =
            BundleEvent.STOPPED | BundleEvent.UNRESOLVED | BundleEvent.UPDATED | BundleEvent.UNINSTALLED;

    @Inject
    private BundleContext context;

    @Inject
    private FeaturesService features;

    private Https https;

    @Configuration
    public Option[] distribution() {
        return Distribution.options();
    }

    @Before
    public void ready() throws Exception {
        https = new Https(Path.of(context.getProperty("karaf.base")));
        Await.until("GET /health answers 200", () -> https.status("/health") == 200);
    }

    @Test
    public void capabilitiesComeAndGoAloneAndTheSystemIsReadyAgain() throws Exception {
        List<Feature> capabilities = capabilities();
        assertFalse("no capabilities found", capabilities.isEmpty());
        for (Feature capability : capabilities) {
            Set<String> own = capability.getBundles().stream()
                    .map(BundleInfo::getLocation)
                    .collect(Collectors.toSet());
            assertEquals(
                    "disturbed by removing " + capability.getName(),
                    Set.of(),
                    disturbedBy(
                            own,
                            () -> features.uninstallFeature(
                                    capability.getName(),
                                    capability.getVersion(),
                                    EnumSet.noneOf(FeaturesService.Option.class))));
            assertEquals(Set.of(), installed(own));
            assertEquals(
                    "disturbed by installing " + capability.getName(),
                    Set.of(),
                    disturbedBy(own, () -> features.installFeature(capability.getName(), capability.getVersion())));
            assertEquals(own, installed(own));
            Await.until(
                    "ready again after " + capability.getName(),
                    () -> https.status("/health") == 200 && https.status("/api/v1/openapi.json") == 200);
        }
    }

    private List<Feature> capabilities() throws Exception {
        return Stream.of(features.listInstalledFeatures())
                .filter(feature -> feature.getName().startsWith("strowger-"))
                .filter(feature -> !PLATFORM.contains(feature.getName()))
                .toList();
    }

    private Set<String> installed(Set<String> locations) {
        return Stream.of(context.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .map(Bundle::getLocation)
                .filter(locations::contains)
                .collect(Collectors.toSet());
    }

    /** Names of the bundles other than these that were stopped, refreshed, updated or removed meanwhile. */
    private Set<String> disturbedBy(Set<String> own, Change change) throws Exception {
        Set<String> disturbed = new ConcurrentSkipListSet<>();
        SynchronousBundleListener listener = event -> {
            if ((event.getType() & DISTURBED) != 0
                    && !own.contains(event.getBundle().getLocation())) {
                disturbed.add(event.getBundle().getSymbolicName());
            }
        };
        context.addBundleListener(listener);
        try {
            change.run();
        } finally {
            context.removeBundleListener(listener);
        }
        return disturbed;
    }

    private interface Change {
        void run() throws Exception;
    }
}
