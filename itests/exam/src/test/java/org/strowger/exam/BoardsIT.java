package org.strowger.exam;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.osgi.framework.SynchronousBundleListener;

/** Another board: its drivers come, those of the former go, nothing else moves; and its limits count. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class BoardsIT {
    private static final String DRIVER = "org.strowger.hal-virtual";
    private static final String SETTING = "/api/v1/config/board-settings/default";
    private static final String EXTENSIONS = "/api/v1/config/extension";
    private static final int UNPROCESSABLE = 422;

    @Inject
    private BundleContext context;

    private Https https;
    private String token;

    @Configuration
    public Option[] distribution() {
        return Distribution.options();
    }

    @Before
    public void ready() throws Exception {
        https = new Https(Path.of(context.getProperty("karaf.base")));
        Await.until("GET /health answers 200", () -> https.status("/health") == 200);
        token = https.signIn();
        Await.until("board-settings is there", () -> get(SETTING).status() == 200);
    }

    private Https.Reply get(String path) throws Exception {
        return https.send("GET", path, token, null);
    }

    private void choose(String model) throws Exception {
        Https.Reply reply = https.send("PUT", SETTING, token, "{\"model\":\"" + model + "\"}");
        assertEquals(reply.body(), 200, reply.status());
    }

    private void awaitBoard(String... says) throws Exception {
        Await.until("the board says " + String.join(", ", says), () -> {
            String board = get("/api/v1/board").body();
            return Stream.of(says).allMatch(board::contains);
        });
    }

    private List<String> driver() {
        return Stream.of(context.getBundles())
                .filter(bundle -> DRIVER.equals(bundle.getSymbolicName()))
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();
    }

    @Test
    public void anotherBoardExchangesItsDriversAndNothingElse() throws Exception {
        awaitBoard("\"model\":\"generic\"", "\"state\":\"no-driver\"", "\"chosen\":\"fallback\"");
        assertEquals(List.of(), driver());
        for (int i = 0; i < 3; i++) {
            assertEquals("disturbed by coming", Set.of(), disturbedBy(() -> {
                choose("virtual");
                awaitBoard("\"model\":\"virtual\"", "\"state\":\"ready\"", "\"driver\":\"virtual\"", "main/2/1");
            }));
            assertEquals(List.of(DRIVER), driver());
            assertEquals("disturbed by going", Set.of(), disturbedBy(() -> {
                choose("generic");
                awaitBoard("\"model\":\"generic\"", "\"features\":[\"board-generic\"]", "\"state\":\"ready\"");
            }));
            assertEquals(List.of(), driver());
        }
        choose("auto");
        awaitBoard("\"features\":[]", "\"state\":\"no-driver\"");
        assertEquals(200, https.status("/health"));
    }

    @Test
    public void linesOfTheSimulatedBoardLoseTheirCable() throws Exception {
        choose("virtual");
        awaitBoard("\"name\":\"FXO-2/1\",\"kind\":\"fxo\",\"health\":\"ok\",\"state\":\"idle\"");
        String wires = "/api/v1/config/virtual-board/default";
        Await.until("virtual-board is there", () -> get(wires).status() == 200);
        assertEquals(
                200,
                https.send("PUT", wires, token, "{\"unplugged\":[\"2/1\"],\"offHook\":[\"1/1\"]}")
                        .status());
        awaitBoard(
                "\"name\":\"FXO-2/1\",\"kind\":\"fxo\",\"health\":\"red\"",
                "\"name\":\"FXS-1/1\",\"kind\":\"fxs\",\"health\":\"ok\",\"state\":\"off-hook\"");
        Https.Reply wrong = https.send("PUT", wires, token, "{\"unplugged\":[\"1/1\"]}");
        assertEquals(UNPROCESSABLE, wrong.status());
        assertTrue(wrong.body(), wrong.body().contains("unplugged[0]"));
        choose("auto");
        awaitBoard("\"features\":[]");
    }

    @Test
    public void theBoardLimitsExtensionsByEveryDoor() throws Exception {
        choose("T100");
        awaitBoard("\"model\":\"T100\"", "\"extensions\":100");
        refused(https.send("POST", EXTENSIONS + "/import", token, sheet(100, 200), "text/csv"));
        refused(https.send("POST", EXTENSIONS + "/bulk", token, bulk(101)));
        assertTrue(get(EXTENSIONS).body().contains("\"total\":0"));

        Https.Reply full = https.send("POST", EXTENSIONS + "/import", token, sheet(100, 199), "text/csv");
        assertEquals(full.body(), 200, full.status());
        refused(https.send("POST", EXTENSIONS, token, "{\"number\":\"200\",\"name\":\"Too many\"}"));
        choose("T200");
        awaitBoard("\"model\":\"T200\"");
        assertEquals(
                201,
                https.send("POST", EXTENSIONS, token, "{\"number\":\"200\",\"name\":\"Fits\"}")
                        .status());
        choose("auto");
        awaitBoard("\"features\":[]");
    }

    private static String sheet(int first, int last) {
        return "number,name\n"
                + IntStream.rangeClosed(first, last)
                        .mapToObj(number -> number + ",Phone " + number + "\n")
                        .collect(Collectors.joining());
    }

    private static String bulk(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"number\":\"" + (100 + i) + "\",\"name\":\"Phone\"}")
                .collect(Collectors.joining(",", "{\"create\":[", "]}"));
    }

    private static void refused(Https.Reply reply) {
        assertEquals(reply.body(), UNPROCESSABLE, reply.status());
        assertTrue(reply.body(), reply.body().contains("extensions.limit"));
        assertTrue(reply.body(), reply.body().contains("T100 bears 100 extensions; this would make 101"));
        assertTrue(
                reply.body(),
                Pattern.compile("T100 最多支持 100 个分机").matcher(reply.body()).find());
    }

    /** Names of bundles, other than the driver, to which anything happened: a refresh would stop and unresolve them. */
    private Set<String> disturbedBy(Change change) throws Exception {
        Set<String> disturbed = new ConcurrentSkipListSet<>();
        SynchronousBundleListener bundles = event -> {
            String name = event.getBundle().getSymbolicName();
            if (!DRIVER.equals(name)) {
                disturbed.add(name + " event " + event.getType());
            }
        };
        context.addBundleListener(bundles);
        try {
            change.run();
        } finally {
            context.removeBundleListener(bundles);
        }
        return disturbed;
    }

    private interface Change {
        void run() throws Exception;
    }
}
