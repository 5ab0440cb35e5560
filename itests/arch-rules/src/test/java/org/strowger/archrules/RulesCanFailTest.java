package org.strowger.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.Test;
import org.strowger.archrules.fixtures.Offender;

/** A rule that cannot fail is no rule: each is shown a class that breaks it. */
public class RulesCanFailTest {
    private final JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);

    @Test
    public void eachRuleSeesItsOffence() {
        broken(Rules.noDeserialisation(), "ObjectInputStream");
        broken(Rules.noSleeping(), "Thread.sleep");
        broken(Rules.noStandardStreams(), "System.out");
        broken(Rules.oneLoggingApi(), "java.util.logging.Logger");
        broken(Rules.timeIsInjected(), "Instant.now");
        broken(Rules.noFieldInjection(), "injected");
        broken(Rules.noStaticMutableState(), "counter", "CACHE");
        broken(Rules.noBundleContext(), "BundleContext");
        broken(Rules.onlyIn("OSGi", new String[] {"org.osgi.framework.."}, "org.strowger.platform.."), "BundleContext");
    }

    @Test
    public void exemptionsHold() {
        assertThat(Rules.noBundleContext(Offender.class.getName())
                        .evaluate(offender)
                        .hasViolation())
                .isFalse();
        assertThat(Rules.timeIsInjected(Offender.class.getName())
                        .evaluate(offender)
                        .hasViolation())
                .isFalse();
    }

    @Test
    public void bundlesThatKnowEachOtherAreSeen() {
        JavaClasses both = new ClassFileImporter().importClasses(Offender.class, Knows.class);
        assertThat(Rules.bundlesDoNotKnowEachOther().evaluate(both).hasViolation())
                .as("same bundle")
                .isFalse();
        JavaClasses foreign =
                new ClassFileImporter().importPackages("org.strowger.foreign", "org.strowger.archrules.fixtures");
        assertThat(Rules.bundlesDoNotKnowEachOther().evaluate(foreign).hasViolation())
                .as("another bundle")
                .isTrue();
    }

    @Test
    public void apiThatKnowsALibraryIsSeen() {
        JavaClasses api = new ClassFileImporter().importPackages("org.strowger.api.offence");
        assertThat(Rules.apiIsSelfContained().evaluate(api).hasViolation()).isTrue();
    }

    @Test
    public void interfacesThatDoNotSayWhoImplementsThemAreSeen() {
        JavaClasses api = new ClassFileImporter().importPackages("org.strowger.api.offence");
        assertThat(Rules.interfacesSayWhoImplementsThem()
                        .evaluate(api)
                        .getFailureReport()
                        .getDetails())
                .singleElement()
                .asString()
                .contains("api.offence.Unclaimed");
    }

    private void broken(ArchRule rule, String... details) {
        String report = rule.evaluate(offender).getFailureReport().toString();
        assertThat(report).as(rule.getDescription()).contains(details);
    }

    /** Knows a class of its own bundle, which is allowed. */
    static final class Knows {
        Offender friend;
    }
}
