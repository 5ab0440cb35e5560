package org.strowger.plugins.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.net.ssl.SSLSocketFactory;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.strowger.api.core.ProblemException;
import org.strowger.api.plugin.PluginDescriptor.Stopping;
import org.strowger.api.plugin.PluginSignature;
import org.strowger.api.plugin.PluginSource;
import org.strowger.plugins.archive.Limits;
import org.strowger.plugins.fetch.RepositoryClient;
import org.strowger.plugins.framework.PlatformCheck;
import org.strowger.plugins.settings.PluginKey;
import org.strowger.plugins.settings.PluginRepository;
import org.strowger.plugins.settings.PluginSettings;
import org.strowger.plugins.store.ArchiveStore;
import org.strowger.testkit.ConfigRecords;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.plugin.Kar;
import org.strowger.testkit.plugin.Signer;

/** Archives that are in order, and archives that are not: each of these is refused with its own code, and leaves no trace. */
public class IntakeTest {
    private static final Set<String> FEATURES = Set.of("strowger-core", "strowger-calls");
    private static final byte[] NONE = {};
    private static final Limits LIMITS = new Limits(1 << 20, 64 << 20, 300, 100, 1 << 20, 3);

    @ClassRule
    public static final TemporaryFolder KEYS = new TemporaryFolder();

    private static Signer vendor;
    private static Signer stranger;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FakeConfig config = new FakeConfig();
    private final FakePlatform platform = new FakePlatform();
    private Path home;
    private ArchiveStore store;
    private Catalog catalog;
    private Intake intake;

    @BeforeClass
    public static void keys() {
        vendor = Signer.make(KEYS.getRoot().toPath(), "vendor");
        stranger = Signer.make(KEYS.getRoot().toPath(), "stranger");
    }

    @Before
    public void empty() throws IOException {
        home = folder.newFolder("plugins").toPath();
        store = new ArchiveStore(home);
        catalog = new Catalog(store);
        intakeAt(Instant.now());
        allowUnsigned(true);
        config.put("vendor", new PluginKey("vendor", vendor.publicKey()));
        config.put("vendor jar", new PluginKey("vendor jar", vendor.certificate()));
    }

    /** Certificates are made by the JDK's tool, from today on. */
    private void intakeAt(Instant now) {
        ManualScheduler scheduler = new ManualScheduler(now);
        intake = new Intake(
                store,
                config,
                scheduler,
                new RepositoryClient(
                        scheduler, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), LIMITS.archive()),
                new PlatformCheck(platform),
                catalog,
                LIMITS);
    }

    private void allowUnsigned(boolean allowed) {
        config.put("default", ConfigRecords.make(PluginSettings.class, Map.of("allowUnsigned", allowed)));
    }

    private static byte[] bundle(String... headers) {
        return bundle(Kar.descriptor("sample"), headers);
    }

    private static byte[] bundle(byte[] descriptor, String... headers) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return Kar.jar("test.sample", "1.0.0", map, Map.of("STROWGER-INF/plugin.properties", descriptor));
    }

    private static Kar good() {
        return Kar.of("sample", "1.0.0")
                .bundle("sample", bundle("Import-Package", "org.strowger.api.call;version=\"[1.2,2)\""));
    }

    private Path file(Kar kar) {
        return kar.write(folder.getRoot().toPath().resolve("plugin.kar"));
    }

    private Candidate take(Path archive, byte[] signature) {
        return intake.take(new PluginSource.File(archive, signature), Optional.empty(), FEATURES);
    }

    private void refused(String code, Path archive, byte[] signature) {
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> take(archive, signature).close());
        assertThat(refusal).as("refusal with %s", code).isNotNull();
        assertThat(refusal.problems()).extracting("code").containsExactly(code);
        assertThat(refusal.problems().get(0).text().en()).isNotBlank().doesNotContain("{");
        assertThat(refusal.problems().get(0).text().zh()).isNotBlank().doesNotContain("{");
        nothingIsLeft();
    }

    private void refused(String code, Kar kar) {
        refused(code, file(kar), NONE);
    }

    private void nothingIsLeft() {
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- in order

    @Test
    public void whatIsInOrderIsTakenWithWhatItSays() {
        byte[] jar = bundle(
                Kar.descriptor(
                        "sample",
                        "support=supported",
                        "contributes=feature-code:sample",
                        "config-types=sample-settings",
                        "stop=lossy",
                        "loss.en=All of it",
                        "loss.zh=全部",
                        "start=off",
                        "needs.ports=tcp/5038"),
                "Import-Package",
                "org.strowger.api.call;version=\"[1.2,2)\",lib.json;version=\"[2,3)\",gone;resolution:=optional");
        Kar kar = Kar.of("sample-feature", "1.2-rc.1")
                .inFeature("<feature>strowger-core</feature>")
                .bundle("sample", jar);
        try (Candidate candidate = take(file(kar), NONE)) {
            assertThat(candidate.id()).isEqualTo("sample");
            assertThat(candidate.featureId()).isEqualTo("sample-feature/1.2.0.rc_1");
            assertThat(candidate.verdict().kind()).isEqualTo(PluginSignature.Kind.UNSIGNED);
            assertThat(candidate.archive().features()).containsExactly("strowger-core");
            assertThat(candidate.archive().descriptor().api())
                    .isEqualTo(Map.of("org.strowger.api.call", "[1.2.0,2.0.0)"));
            assertThat(candidate.archive().descriptor().stopping()).isEqualTo(Stopping.LOSSY);
            assertThat(candidate.archive().descriptor().loss().zh()).isEqualTo("全部");
            assertThat(candidate.archive().descriptor().onByDefault()).isFalse();
        }
        nothingIsLeft();
    }

    @Test
    public void severalFeaturesOfOneArchiveAreOnePlugin() {
        String xml = "<features name=\"x\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
                + "<feature name=\"lib\" version=\"1.0.0\"><bundle>mvn:test/lib/1.0.0</bundle></feature>"
                + "<feature name=\"sample\" version=\"1.0.0\"><feature>lib</feature><bundle start-level=\"90\">mvn:test/sample/1.0.0</bundle>"
                + "</feature></features>";
        Kar kar = Kar.of("sample", "1.0.0")
                .bundle("lib", Kar.jar("test.lib", "1.0.0", Map.of("Export-Package", "test.lib;version=1.0"), Map.of()))
                .bundle("sample", bundle("Import-Package", "test.lib;version=\"[1,2)\""))
                .features(xml);
        try (Candidate candidate = take(file(kar), NONE)) {
            assertThat(candidate.archive().bundles())
                    .extracting("file")
                    .containsExactly("sample-1.0.0.jar", "lib-1.0.0.jar");
            assertThat(candidate.archive().bundles()).extracting("startLevel").containsExactly(90, 0);
        }
    }

    // --- signatures

    @Test
    public void signedByATrustedKeyInEitherWay() {
        allowUnsigned(false);
        Path archive = file(good());
        try (Candidate candidate = take(archive, vendor.detached(archive))) {
            assertThat(candidate.verdict().kind()).isEqualTo(PluginSignature.Kind.DETACHED);
            assertThat(candidate.verdict().signer()).isEqualTo("vendor");
        }
        Path signed = vendor.signed(archive, folder.getRoot().toPath().resolve("signed.kar"));
        try (Candidate candidate = take(signed, NONE)) {
            assertThat(candidate.verdict().kind()).isEqualTo(PluginSignature.Kind.JAR);
            assertThat(candidate.verdict().signer()).isEqualTo("vendor jar");
        }
        intakeAt(Instant.now().plus(Duration.ofDays(4000)));
        refused("plugin.signature.untrusted", signed, NONE);
    }

    @Test
    public void unsigned() {
        allowUnsigned(false);
        refused("plugin.signature.missing", good());
    }

    @Test
    public void signedBySomebodyElse() {
        Path archive = file(good());
        refused("plugin.signature.invalid", archive, stranger.detached(archive));
        refused("plugin.signature.untrusted", stranger.signed(archive, archive.resolveSibling("other.kar")), NONE);
        refused("plugin.signature.format", archive, "no signature".getBytes(StandardCharsets.UTF_8));
    }

    /** Also where unsigned ones are allowed. */
    @Test
    public void changedAfterItWasSigned() throws IOException {
        Path archive = file(good());
        byte[] signature = vendor.detached(archive);
        Path signed = vendor.signed(archive, archive.resolveSibling("signed.kar"));

        Path other = file(Kar.of("sample", "1.0.0").bundle("sample", bundle("Bundle-Name", "other")));
        refused("plugin.signature.invalid", other, signature);

        Map<String, byte[]> entries = entries(signed);
        entries.replaceAll((name, content) -> name.endsWith(".jar") ? bundle("Bundle-Name", "other") : content);
        refused("plugin.signature.invalid", Kar.write(other, entries), NONE);

        Map<String, byte[]> more = entries(signed);
        more.put("repository/extra.txt", NONE);
        refused("plugin.signature.invalid", Kar.write(other, more), NONE);
    }

    private static Map<String, byte[]> entries(Path archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    // --- the form of the archive

    @Test
    public void namesThatLeadOutOfTheDirectory() {
        for (String name : new String[] {
            "repository/../../etc/passwd",
            "/repository/x",
            "repository\\..\\x",
            "repository/C:/x",
            "repository//x",
            "repository/./x"
        }) {
            refused("plugin.archive.path", good().entry(name, NONE));
        }
        refused("plugin.archive.place", good().entry("resources/etc/users.properties", NONE));
    }

    @Test
    public void namesThatAreThereTwice() {
        refused(
                "plugin.archive.duplicate",
                good().entry("repository/a.txt", NONE).entry("repository/A.TXT", NONE));
        byte[] twice = Kar.zip(good().entry("repository/a1.txt", NONE)
                .entry("repository/a2.txt", NONE)
                .entries());
        refused("plugin.archive.duplicate", raw(replaced(twice, "repository/a2.txt", "repository/a1.txt")), NONE);
    }

    /** One reader goes by the directory at the end, another from entry to entry. */
    @Test
    public void directoryAndEntriesThatDiffer() {
        byte[] zip = Kar.zip(good().entry("repository/aaa.txt", NONE).entries());
        byte[] changed = zip.clone();
        int directory = lastIndexOf(changed, "repository/aaa.txt");
        changed[directory + "repository/".length()] = 'b';
        refused("plugin.archive.format", raw(changed), NONE);
        refused("plugin.archive.format", raw("no archive at all".getBytes(StandardCharsets.UTF_8)), NONE);
        refused("plugin.archive.format", raw(Arrays.copyOf(zip, zip.length - 30)), NONE);
    }

    @Test
    public void links() {
        byte[] zip = Kar.zip(good().entry("repository/link", "/etc/passwd".getBytes(StandardCharsets.UTF_8))
                .entries());
        int at = lastIndexOf(zip, "repository/link") - 46;
        zip[at + 5] = 3; // made by Unix
        zip[at + 41] = (byte) 0xA1; // a symbolic link
        zip[at + 40] = (byte) 0xFF;
        refused("plugin.archive.link", raw(zip), NONE);
    }

    @Test
    public void bombs() {
        byte[] zeros = new byte[20 << 20];
        refused("plugin.archive.bomb", good().entry("repository/zeros", zeros));
        byte[] inner = Kar.zip(Map.of("zeros", zeros));
        refused("plugin.archive.bomb", good().entry("repository/bomb.jar", inner));
    }

    @Test
    public void tooManyEntries() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i <= LIMITS.entries(); i++) {
            many.put("e" + i, NONE);
        }
        refused("plugin.archive.entries", good().entry("repository/many.zip", Kar.zip(many)));
    }

    @Test
    public void archivesInArchivesInArchives() {
        byte[] inner = Kar.zip(Map.of("x", NONE));
        for (int i = 0; i < 4; i++) {
            inner = Kar.zip(Map.of("x" + i, inner));
        }
        refused("plugin.archive.depth", good().entry("repository/deep.zip", inner));
    }

    @Test
    public void tooLarge() {
        byte[] noise = new byte[(1 << 20) + 1];
        new Random(1).nextBytes(noise);
        refused("plugin.archive.size", good().entry("repository/noise", noise));
    }

    // --- features

    @Test
    public void featuresInACircle() {
        String xml = "<features name=\"x\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
                + "<feature name=\"a\" version=\"1\"><feature>b</feature><bundle>mvn:test/sample/1.0.0</bundle></feature>"
                + "<feature name=\"b\" version=\"1\"><feature>a/[1,2)</feature></feature></features>";
        refused("plugin.feature.cycle", good().features(xml));
    }

    @Test
    public void featuresThatReachOutOfTheArchive() {
        refused("plugin.feature.outside", good().inFeature("<bundle>mvn:test/other/1.0.0</bundle>"));
        refused("plugin.feature.outside", good().inFeature("<feature>wrap</feature>"));
        for (String url :
                new String[] {"http://192.0.2.1/x.jar", "file:/etc/passwd", "wrap:mvn:test/sample/1.0.0", "mvn:a/../b"
                }) {
            refused("plugin.feature.bundle", good().inFeature("<bundle>" + url + "</bundle>"));
        }
        refused("plugin.feature.bundle", good().inFeature("<bundle start-level=\"1\">mvn:test/sample/1.0.0</bundle>"));
    }

    @Test
    public void featuresThatChangeThePlatform() {
        for (String element : new String[] {
            "<library>mvn:test/sample/1.0.0</library>",
            "<config name=\"org.apache.karaf.shell\">sshHost=0.0.0.0</config>",
            "<configfile finalname=\"/etc/x\">mvn:test/sample/1.0.0</configfile>",
            "<conditional><condition>x</condition></conditional>",
            "<feature prerequisite=\"true\">strowger-core</feature>"
        }) {
            refused("plugin.feature.element", good().inFeature(element));
        }
        String repository = "<features name=\"x\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
                + "<repository>http://192.0.2.1/features.xml</repository></features>";
        refused("plugin.feature.element", good().features(repository));
    }

    @Test
    public void entitiesInXml() {
        String entities = "<!DOCTYPE features [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + "<features name=\"x\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\"><feature name=\"sample\" version=\"1\">&e;</feature></features>";
        refused("plugin.feature.unreadable", good().features(entities));
        refused("plugin.feature.unreadable", good().features("<features/>"));
        refused("plugin.feature.unreadable", good().features("not XML"));
    }

    @Test
    public void featureOfThePlatform() {
        refused("plugin.feature.taken", Kar.of("strowger-calls", "9.0.0").bundle("sample", bundle()));
    }

    // --- descriptor

    @Test
    public void descriptorsThatAreNotAsTheyShouldBe() {
        refused(
                "plugin.descriptor.count",
                Kar.of("sample", "1.0.0").bundle("a", Kar.jar("a", "1.0.0", Map.of(), Map.of())));
        for (String line : new String[] {
            "id=Sample",
            "colour=red",
            "support=best",
            "stop=sometimes",
            "stop=lossy",
            "start=maybe",
            "needs.ports=5038",
            "vendor="
        }) {
            refused(
                    "plugin.descriptor",
                    Kar.of("sample", "1.0.0").bundle("sample", bundle(Kar.descriptor("sample", line))));
        }
        refused(
                "plugin.core",
                Kar.of("sample", "1.0.0").bundle("sample", bundle(Kar.descriptor("sample", "stop=never"))));
    }

    // --- bundles

    private void refusedBundle(String code, String... headers) {
        refused(code, Kar.of("sample", "1.0.0").bundle("sample", bundle(headers)));
    }

    @Test
    public void bundlesThatReachIntoOthers() {
        refusedBundle("plugin.bundle.fragment", "Fragment-Host", "org.strowger.calls");
        refusedBundle("plugin.bundle.fragment", "Fragment-Host", "system.bundle; extension:=framework");
        refusedBundle("plugin.bundle.dynamic-import", "DynamicImport-Package", "*");
        refusedBundle("plugin.bundle.export", "Export-Package", "org.strowger.api.call;version=\"1.3\"");
        refusedBundle(
                "plugin.bundle.export",
                "Export-Package",
                "mine,org.strowger.api.core;org.strowger.api.evil;version=\"1.3\"");
        refusedBundle("plugin.bundle.export", "Export-Package", "java.lang");
        refusedBundle("plugin.bundle.export", "Export-Package", "lib.json;version=\"3\"");
        refusedBundle("plugin.refresh", "Export-Package", "wanted.by.lib;version=\"1\"");
        refused(
                "plugin.bundle.taken",
                Kar.of("sample", "1.0.0")
                        .bundle("sample", bundle())
                        .bundle("calls", Kar.jar("org.strowger.calls", "9.0.0", Map.of(), Map.of())));
    }

    @Test
    public void bundlesThatCannotBeRead() {
        refusedBundle("plugin.bundle.unreadable", "Import-Package", "a;version=\"[1,\"");
        refused("plugin.bundle.unreadable", Kar.of("sample", "1.0.0").bundle("sample", Kar.zip(Map.of("x", NONE))));
        refused(
                "plugin.archive.format",
                Kar.of("sample", "1.0.0").bundle("sample", "no jar".getBytes(StandardCharsets.UTF_8)));
        byte[] twoWays = Kar.zip(Map.of(
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\r\nBundle-SymbolicName: a\r\nbundle-symbolicname: b\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8)));
        refused("plugin.bundle.unreadable", Kar.of("sample", "1.0.0").bundle("sample", twoWays));
    }

    @Test
    public void apiThatThisSystemDoesNotHave() {
        refusedBundle("plugin.api.incompatible", "Import-Package", "org.strowger.api.call;version=\"[2.0,3)\"");
        refusedBundle("plugin.api.incompatible", "Import-Package", "org.strowger.api.fax;version=\"[1.0,2)\"");
        refused(
                "plugin.api.incompatible",
                Kar.of("sample", "1.0.0")
                        .bundle("sample", bundle(Kar.descriptor("sample", "api.org.strowger.api.call=[1.4,2)"))));
        refusedBundle("plugin.package.missing", "Import-Package", "lib.json;version=\"[3,4)\"");
    }

    // --- repositories

    @Test
    public void repositoriesAreOffUntilTheyAreOn() {
        Path directory = folder.getRoot().toPath();
        Path archive = good().write(directory.resolve("sample-1.0.kar"));
        PluginSource wanted = new PluginSource.Repository("local", "sample-1.0.kar");
        config.put("local", new PluginRepository("local", directory.toUri().toString(), false, false));
        assertThat(catchThrowableOfType(ProblemException.class, () -> intake.take(wanted, Optional.empty(), FEATURES))
                        .problems())
                .extracting("code")
                .containsExactly("plugin.repository.unknown");
        config.put("local", new PluginRepository("local", directory.toUri().toString(), true, false));
        allowUnsigned(false);
        assertThat(catchThrowableOfType(ProblemException.class, () -> intake.take(wanted, Optional.empty(), FEATURES))
                        .problems())
                .extracting("code")
                .containsExactly("plugin.signature.missing");
        try {
            Files.write(directory.resolve("sample-1.0.kar.sig"), vendor.detached(archive));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Candidate candidate = intake.take(wanted, Optional.empty(), FEATURES)) {
            assertThat(candidate.verdict().signer()).isEqualTo("vendor");
        }
        nothingIsLeft();
    }

    // --- spoiling archives by hand

    private Path raw(byte[] content) {
        try {
            return Files.write(folder.getRoot().toPath().resolve("raw.kar"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] replaced(byte[] content, String what, String with) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.replace(what, with).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int lastIndexOf(byte[] content, String what) {
        return new String(content, StandardCharsets.ISO_8859_1).lastIndexOf(what);
    }
}
