package org.strowger.archrules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The rules about compiled classes. */
final class Rules {
    static final String API = "org.strowger.api..";

    /** Bundles that only make a library fit for OSGi; each is part of that library. */
    private static final String WRAPPERS = "org.strowger.lib..";

    /** Types whose very purpose is to change; a constant is never one of these. */
    private static final Set<String> MUTABLE_PACKAGES =
            Set.of("java.util.concurrent.atomic", "java.util.concurrent.locks");

    private static final Set<String> MUTABLE_TYPES = Set.of(
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.ArrayList",
            "java.util.HashSet",
            "java.util.ArrayDeque",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentMap",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.ExecutorService",
            "java.util.concurrent.ScheduledExecutorService",
            "java.lang.ThreadLocal",
            "java.lang.StringBuilder");

    private Rules() {}

    static ArchRule apiIsSelfContained() {
        return classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(API, "java..", "javax.crypto..", "javax.net..", "org.osgi.annotation..")
                .because("a contract must not drag anybody's library along");
    }

    /** Else nobody could tell whether a method more breaks those who implement it, or who must ask for the very version. */
    static ArchRule interfacesSayWhoImplementsThem() {
        return classes()
                .that()
                .resideInAPackage(API)
                .and()
                .areInterfaces()
                .and()
                .arePublic()
                .and()
                .areNotAnnotations()
                .and(not(sealed()))
                .should()
                .beAnnotatedWith("org.osgi.annotation.versioning.ProviderType")
                .orShould()
                .beAnnotatedWith("org.osgi.annotation.versioning.ConsumerType")
                .because("a package version means something else to those who implement than to those who use");
    }

    static ArchRule bundlesDoNotKnowEachOther() {
        return slices().matching("org.strowger.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAnyPackage(API, WRAPPERS))
                .because("bundles meet in the API only, so that each can come and go alone");
    }

    static ArchRule onlyIn(String what, String[] libraryPackages, String... homes) {
        return noClasses()
                .that(resideOutsideOfPackages(homes))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraryPackages)
                .because(what + " stands behind a port of our own")
                .allowEmptyShould(true);
    }

    static ArchRule jainSipOnlyInSip() {
        String[] library = {"javax.sip..", "gov.nist..", "org.strowger.lib.jainsip.."};
        return onlyIn("JAIN-SIP", library, "org.strowger.sip..", "org.strowger.lib.jainsip..");
    }

    static ArchRule libjitsiOnlyInCodecs() {
        return onlyIn("libjitsi", new String[] {"org.jitsi.."}, "org.strowger.codecs..");
    }

    static ArchRule databaseOnlyInStore() {
        return onlyIn("the database", new String[] {"org.apache.derby..", "com.zaxxer.."}, "org.strowger.store..");
    }

    static ArchRule bouncyCastleOnlyWhereNeeded() {
        return onlyIn(
                "the cryptography library",
                new String[] {"org.bouncycastle.."},
                "org.strowger.certificates..",
                "org.strowger.accounts..",
                "org.strowger.media.dtls..");
    }

    static ArchRule noDeserialisation() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.io.ObjectInputStream.class)
                .because("serialised objects from outside can run any code");
    }

    static ArchRule noSleeping() {
        return noClasses()
                .should(callMethod(Thread.class, "sleep", long.class))
                .orShould(callMethod(Thread.class, "sleep", long.class, int.class))
                .because("time comes from the Scheduler");
    }

    static ArchRule noStandardStreams() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
    }

    static ArchRule oneLoggingApi() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.log4j..", "org.apache.logging..")
                .because("we log with slf4j");
    }

    /** Only these may ask the machine for the time: because they give it to others, or because they wait for the machine. */
    static ArchRule timeIsInjected(String... allowed) {
        return noClasses()
                .that(not(nameIsIn(Set.of(allowed))))
                .should(callMethod(System.class, "currentTimeMillis"))
                .orShould(callMethod(System.class, "nanoTime"))
                .orShould(callMethod(java.time.Instant.class, "now"))
                .orShould(callMethod(java.time.LocalDate.class, "now"))
                .orShould(callMethod(java.time.LocalDateTime.class, "now"))
                .orShould(callMethod(java.time.ZonedDateTime.class, "now"))
                .orShould(callMethod(java.time.Clock.class, "systemUTC"))
                .orShould(callMethod(java.time.Clock.class, "systemDefaultZone"))
                .because("time comes from the Scheduler, so that tests can move it")
                .allowEmptyShould(true);
    }

    /** Services that come and go while a component lives can only be injected into a field; such a field is volatile. */
    static ArchRule noFieldInjection() {
        return noFields()
                .that()
                .doNotHaveModifier(JavaModifier.VOLATILE)
                .should()
                .beAnnotatedWith("org.osgi.service.component.annotations.Reference")
                .because("a component gets what it needs through its constructor")
                .allowEmptyShould(true);
    }

    static ArchRule noStaticMutableState(String... allowed) {
        return noFields()
                .that(isStatic())
                .and()
                .areDeclaredInClassesThat(not(nameIsIn(Set.of(allowed))))
                .should()
                .notBeFinal()
                .orShould()
                .haveRawType(mutable())
                .because("state belongs to a component, which comes and goes")
                .allowEmptyShould(true);
    }

    static ArchRule noBundleContext(String... allowed) {
        return noClasses()
                .that(not(nameIsIn(Set.of(allowed))))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.osgi.framework.BundleContext")
                .because("declarative services do the looking up")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaField> isStatic() {
        return DescribedPredicate.describe(
                "are static and written by a person",
                field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    /** The importer does not tell; the name of the attribute does, which stands in the class file of none but these. */
    private static DescribedPredicate<JavaClass> sealed() {
        return DescribedPredicate.describe("sealed", type -> {
            try (InputStream in =
                    type.getSource().orElseThrow().getUri().toURL().openStream()) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains("PermittedSubclasses");
            } catch (IOException e) {
                throw new UncheckedIOException(type.getName(), e);
            }
        });
    }

    private static DescribedPredicate<JavaClass> mutable() {
        return DescribedPredicate.describe(
                "mutable",
                type -> MUTABLE_TYPES.contains(type.getName()) || MUTABLE_PACKAGES.contains(type.getPackageName()));
    }

    private static DescribedPredicate<JavaClass> nameIsIn(Set<String> names) {
        return DescribedPredicate.describe("in " + names, type -> names.contains(outermost(type)));
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(Rules::outermost).orElse(type.getName());
    }
}
