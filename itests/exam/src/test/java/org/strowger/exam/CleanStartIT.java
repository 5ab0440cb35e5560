package org.strowger.exam;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.inject.Inject;
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
import org.osgi.framework.Constants;

/** The first start of a fresh installation. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class CleanStartIT {
    private static final Pattern COMPLAINT = Pattern.compile("^\\S+ (WARN|ERROR|FATAL) .*|^\\s+at .*|^Caused by: .*");

    @Inject
    private BundleContext context;

    private Path home;

    @Configuration
    public Option[] distribution() {
        return Distribution.options();
    }

    @Before
    public void ready() throws Exception {
        home = Path.of(context.getProperty("karaf.base"));
        Https https = new Https(home);
        Await.until("GET /health answers 200", () -> https.status("/health") == 200);
    }

    @Test
    public void logsNoWarningAndNoStackTrace() throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve("data/log/strowger.log"))) {
            List<String> complaints = lines.filter(
                            line -> COMPLAINT.matcher(line).matches())
                    .limit(5)
                    .toList();
            assertEquals(List.of(), complaints);
        }
    }

    @Test
    public void everyBundleIsActive() {
        List<String> idle = Stream.of(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.STARTING)
                .map(Bundle::getSymbolicName)
                .toList();
        assertEquals(List.of(), idle);
    }

    @Test
    public void everyBundleOfOursIsThere() {
        List<String> names = Stream.of(context.getBundles())
                .map(Bundle::getSymbolicName)
                .filter(name -> name != null && name.startsWith("org.strowger."))
                .toList();
        assertTrue(names.toString(), names.contains("org.strowger.sip"));
        assertEquals("each once", names.size(), names.stream().distinct().count());
    }

    @Test
    public void restStaysUp() throws Exception {
        Https https = new Https(home);
        assertEquals(200, https.status("/api/v1/openapi.json"));
    }
}
