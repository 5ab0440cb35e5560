package org.strowger.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.BeforeClass;
import org.junit.Test;

/** Every class of the product keeps the rules. */
public class ClassRulesTest {
    private static JavaClasses product;

    @BeforeClass
    public static void load() {
        product = Modules.classes();
    }

    @Test
    public void apiIsSelfContained() {
        Rules.apiIsSelfContained().check(product);
    }

    @Test
    public void interfacesSayWhoImplementsThem() {
        Rules.interfacesSayWhoImplementsThem().check(product);
    }

    @Test
    public void bundlesDoNotKnowEachOther() {
        Rules.bundlesDoNotKnowEachOther().check(product);
    }

    @Test
    public void librariesStayWhereTheyBelong() {
        Rules.jainSipOnlyInSip().check(product);
        Rules.libjitsiOnlyInCodecs().check(product);
        Rules.databaseOnlyInStore().check(product);
        Rules.bouncyCastleOnlyWhereNeeded().check(product);
    }

    @Test
    public void sqlGoesThroughTheStore() {
        TreeSet<String> sql = new TreeSet<>();
        TreeSet<String> store = new TreeSet<>();
        for (JavaClass type : product) {
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                String target = dependency.getTargetClass().getPackageName();
                if (target.equals("java.sql") || target.equals("javax.sql")) {
                    sql.add(Packages.bundleOf(type));
                }
                if (target.equals("org.strowger.api.store")) {
                    store.add(Packages.bundleOf(type));
                }
            });
        }
        sql.remove("api.store");
        assertThat(store).as("bundles that use api/store").containsAll(sql);
    }

    @Test
    public void packagesAreNamedAfterTheirBundle() {
        TreeMap<String, TreeSet<String>> strangers = new TreeMap<>();
        Stream.of("bundles", "hal-bundles")
                .flatMap(parent -> Modules.below(parent).stream())
                .filter(Modules::hasSources)
                .forEach(module -> {
                    String name = module.getFileName().toString();
                    TreeSet<String> packages = Packages.in(Modules.output(module));
                    String home = "org.strowger." + name.replace("-", "");
                    packages.removeIf(other -> other.equals(home) || other.startsWith(home + "."));
                    if (!packages.isEmpty() && !name.startsWith("lib-")) {
                        strangers.put(name, packages);
                    }
                });
        assertThat(strangers).isEmpty();
    }

    @Test
    public void nothingIsDeserialised() {
        Rules.noDeserialisation().check(product);
    }

    @Test
    public void nobodySleeps() {
        Rules.noSleeping().check(product);
    }

    @Test
    public void nobodyPrints() {
        Rules.noStandardStreams().check(product);
        Rules.oneLoggingApi().check(product);
    }

    @Test
    public void timeIsInjected() {
        Rules.timeIsInjected(
                        "org.strowger.platform.SystemScheduler",
                        // paces the sending of sound
                        "org.strowger.media.play.Beat",
                        // wait for threads to end
                        "org.strowger.calls.CallThreads",
                        "org.strowger.calls.ScriptThreads")
                .check(product);
    }

    @Test
    public void dependenciesComeThroughTheConstructor() {
        Rules.noFieldInjection().check(product);
    }

    @Test
    public void noStaticMutableState() {
        // JAIN-SIP makes its logger itself, by name; only a static switch reaches it.
        Rules.noStaticMutableState("org.strowger.lib.jainsip.Slf4jStackLogger").check(product);
    }

    @Test
    public void noBundleContext() {
        Rules.noBundleContext(
                        // where the home directory is, only the framework knows
                        "org.strowger.platform.HomeDirectory",
                        // names of bundles, only the framework knows
                        "org.strowger.platform.ContributionDirectory",
                        // offers its service only once the database answers
                        "org.strowger.store.StoreComponent",
                        // restart another bundle, the whiteboard, when it missed the REST application
                        "org.strowger.http.RestGuard",
                        "org.strowger.http.Whiteboard",
                        // manages bundles
                        "org.strowger.plugins.framework.Framework",
                        "org.strowger.plugins.manage.PluginService")
                .check(product);
    }

    /** What nobody declares, nobody can choose. */
    @Test
    public void everyEventIsDeclared() {
        TreeSet<String> events = new TreeSet<>();
        TreeSet<String> declared = new TreeSet<>();
        for (JavaClass type : product) {
            if (type.isRecord() && type.isAssignableTo("org.strowger.api.event.DomainEvent")) {
                events.add(type.getFullName());
            }
            if (type.isAssignableTo("org.strowger.api.event.EventDeclaration")) {
                type.getDirectDependenciesFromSelf()
                        .forEach(dependency ->
                                declared.add(dependency.getTargetClass().getFullName()));
            }
        }
        assertThat(events).isNotEmpty();
        assertThat(declared).containsAll(events);
    }
}
