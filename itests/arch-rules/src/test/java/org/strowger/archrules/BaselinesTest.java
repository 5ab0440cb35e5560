package org.strowger.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.Builder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The comparison sees what it must see. */
public class BaselinesTest {
    private static final String TWO_METHODS = "package x; public interface Port { void ring(); void answer(); }";
    private static final String ONE_METHOD = "package x; public interface Port { void ring(); }";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void anUnchangedContractIsFine() throws Exception {
        assertThat(Baselines.offences(jar(TWO_METHODS, "1.0.0"), jar(TWO_METHODS, "1.0.0")))
                .isEmpty();
    }

    @Test
    public void aRemovedMethodNeedsAMajorVersion() throws Exception {
        File released = jar(TWO_METHODS, "1.0.0");
        assertThat(Baselines.offences(jar(ONE_METHOD, "1.0.0"), released))
                .singleElement()
                .asString()
                .contains("x: MAJOR change", "must be at least 2.0.0");
        assertThat(Baselines.offences(jar(ONE_METHOD, "1.1.0"), released)).isNotEmpty();
        assertThat(Baselines.offences(jar(ONE_METHOD, "2.0.0"), released)).isEmpty();
    }

    @Test
    public void anAddedClassNeedsAMinorVersion() throws Exception {
        File released = jar(ONE_METHOD, "1.0.0");
        String more = ONE_METHOD + " class Hidden {}";
        assertThat(Baselines.offences(jar(more, "1.0.0"), released)).isEmpty();
        String added = ONE_METHOD.replace("void ring();", "void ring(); int LIMIT = 1;");
        assertThat(Baselines.offences(jar(added, "1.0.0"), released)).isNotEmpty();
        assertThat(Baselines.offences(jar(added, "1.1.0"), released)).isEmpty();
    }

    private File jar(String source, String version) throws Exception {
        Path classes = folder.newFolder().toPath();
        compile(source, classes);
        File jar = folder.newFile();
        try (Builder builder = new Builder()) {
            builder.addClasspath(classes.toFile());
            builder.setProperty("Bundle-SymbolicName", "contract");
            builder.setProperty("Bundle-Version", version);
            builder.setProperty("Export-Package", "x;version=" + version);
            builder.build().write(jar);
        }
        return jar;
    }

    private static void compile(String source, Path classes) throws IOException {
        Path file = classes.resolve("Port.java");
        Files.writeString(file, source);
        int status =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), file.toString());
        assertThat(status).isZero();
    }
}
