package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runners.MethodSorters;
import org.strowger.scenarios.peers.RegisterAttempt;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.EventStream;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.Vitals;
import org.strowger.testkit.sip.Flood;

/**
 * Attacks on the running product, while its phones call: rows 13 and 31 of docs/robustness.md. Floods have
 * {@code -Dflood=10000} messages a second, right after the start, when everything is slow.
 */
// The guesses come last: new phones at their address are not let in for a while.
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class AttackScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("attack");

    private static final int FLOOD = Integer.getInteger("flood", 10_000);
    private static final int CALLS = 10;

    /** Of resident memory, between two floods that are alike. */
    private static final int GROWTH_MB = 64;

    private static int lastNumber = 210;

    @BeforeClass
    public static void warmUp() {
        PBX.extension("201");
        PBX.call("201", "*43", SippScenario.call().answered().pause(200).bye());
        goldenCalls(1, callee());
        PBX.endPeers();
    }

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    /** A new number each time: the place of a phone that is gone stays taken until its registration runs out. */
    private static String callee() {
        String number = Integer.toString(++lastNumber);
        PBX.extension(number);
        PBX.callee(number, SippScenario.callee().ring().answer().awaitBye());
        return number;
    }

    private static void goldenCalls(int count, String callee) {
        for (int i = 0; i < count; i++) {
            PBX.call("201", callee, SippScenario.call().answered().pause(200).bye());
        }
    }

    @Test
    public void aFloodFromOneAddressDisturbsNoCall() {
        flooded(1);
    }

    @Test
    public void aFloodFromThousandsOfAddressesDisturbsNoCall() {
        flooded(10_000);
    }

    private static void flooded(int sources) {
        Vitals before = PBX.product().vitals();
        String callee = callee();
        int first = residentAfterFlood(sources, callee);
        int second = residentAfterFlood(sources, callee);
        assertThat(second).as("memory after the second flood").isLessThan(first + GROWTH_MB);
        PBX.endPeers();
        PBX.awaitBackAt(before);
        assertThat(PBX.product().calls()).isEmpty();
        assertThat(PBX.shell().run("pbx:status").status()).isZero();
        assertThat(traces()).isEmpty();
    }

    private static int residentAfterFlood(int sources, String callee) {
        try (Flood flood = Flood.start(PBX.product().sip(), sources, FLOOD)) {
            goldenCalls(CALLS, callee);
            await("a flood worth the name").atMost(Duration.ofSeconds(60)).until(() -> flood.sent() > 5L * FLOOD);
        }
        return PBX.product().vitals().residentMb();
    }

    @Test
    public void triedPasswordsAreToldAndPhonesAtTheSameAddressGoOn() {
        String password = PBX.extension("203");
        String callee = callee();
        try (EventStream events = EventStream.open(PBX.admin())) {
            for (int i = 0; i < 40; i++) {
                assertThat(attempt("203", "guess " + i).status()).isEqualTo(401);
            }
            await("alarm").atMost(Duration.ofSeconds(10)).until(() -> !events.events(
                            "security.passwords_tried", "127.0.0.1")
                    .isEmpty());
        }
        assertThat(attempt("203", password).status())
                .as("the right password, in the middle of an attack from its address")
                .isEqualTo(401);
        goldenCalls(1, callee);
        assertThat(traces()).isEmpty();
    }

    private static RegisterAttempt.Answers attempt(String user, String password) {
        return RegisterAttempt.of(PBX.product().sip(), user, password);
    }

    /** Lines of stack traces in the product's log. */
    private static List<String> traces() {
        try (Stream<Path> files = Files.walk(PBX.product().home())) {
            return files.filter(f -> f.getFileName().toString().startsWith("strowger.log"))
                    .flatMap(AttackScenario::lines)
                    .filter(line -> line.startsWith("\tat ") || line.startsWith("Caused by:"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
