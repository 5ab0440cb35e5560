package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.TestProduct;

/**
 * The process is killed in the middle of everything, again and again: three times, or {@code -Dkills=20}. Each time it
 * comes back with a whole configuration, with its registrations, and with every call accounted for.
 */
public class RestartScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("restart");

    private static final int KILLS = Integer.getInteger("kills", 3);
    private static final long SEED = Long.getLong("seed", 42);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void killedInTheMiddleOfEverything() {
        Random random = new Random(SEED);
        PBX.extension("201");
        PBX.extension("203");
        PBX.extension("204");
        PBX.callee("202", SippScenario.callee().ring().answer().awaitBye());
        for (int kill = 1; kill <= KILLS; kill++) {
            PBX.caller(
                    "201", "202", SippScenario.call().answered().pause(120_000).bye());
            await("call").atMost(LIMIT).until(() -> talking(PBX.product().calls()));
            // A state of a call waits a moment for the next one before it is written: that moment a crash may take
            // away.
            await("record").atMost(LIMIT).until(() -> openRecords() == 1);
            int committed = killDuringCommits(kill, random.nextInt(400));
            PBX.product().start();
            configurationIsWhole(kill, committed);
            assertThat(PBX.admin().read("/api/v1/registrations").path("items").findValuesAsText("user"))
                    .contains("202");
            assertThat(PBX.product().calls()).isEmpty();
            int restarts = kill;
            await("records").atMost(LIMIT).until(() -> PBX.records("201", "202").size() >= restarts);
            assertThat(PBX.records("201", "202")).hasSize(kill).allSatisfy(record -> assertThat(
                            record.path("result").asText())
                    .isEqualTo("system-restart"));
        }
        PBX.call("201", "202", SippScenario.call().answered().pause(300).bye());
    }

    private static boolean talking(JsonNode calls) {
        return calls.size() == 1 && calls.path(0).path("state").asText().equals("talking");
    }

    private static int openRecords() {
        return PBX.admin().read("/api/v1/cdr?result=open").path("items").size();
    }

    /**
     * Changes two extensions, always together, until the process dies; returns the number of the last change that was
     * acknowledged.
     */
    private static int killDuringCommits(int kill, int delayMillis) {
        AtomicInteger acknowledged = new AtomicInteger();
        CountDownLatch underWay = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            try {
                for (int change = 1; ; change++) {
                    writeBoth(mark(kill, change));
                    acknowledged.set(change);
                    underWay.countDown();
                }
            } catch (RuntimeException | AssertionError died) {
                underWay.countDown(); // the process is gone: what this is all about
            }
        });
        writer.start();
        try {
            assertThat(underWay.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(acknowledged.get()).as("commits before the kill").isPositive();
            writer.join(delayMillis + 1L);
            PBX.product().killHard();
            writer.join(30_000);
            assertThat(writer.isAlive()).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return acknowledged.get();
    }

    private static void writeBoth(String number) {
        PBX.admin()
                .post(
                        "/api/v1/config/extension/bulk",
                        Map.of("update", Map.of("keys", List.of("203", "204"), "values", Map.of("callerId1", number))))
                .expectSuccess();
    }

    private static String mark(int kill, int change) {
        return kill + "%06d".formatted(change);
    }

    /** Both extensions carry the same number, that of the last acknowledged change or of the one under way. */
    private static void configurationIsWhole(int kill, int acknowledged) {
        String first = callerIdOf("203");
        assertThat(callerIdOf("204")).isEqualTo(first);
        assertThat(first).isIn(mark(kill, acknowledged), mark(kill, acknowledged + 1));
        JsonNode history =
                PBX.admin().read("/api/v1/config/transactions?limit=1000").path("items");
        long newest = history.path(0).path("version").asLong();
        assertThat(history.path(0).path("changes").toString()).contains(first);
        for (int i = 0; i < history.size(); i++) {
            assertThat(history.path(i).path("version").asLong()).isEqualTo(newest - i);
        }
    }

    private static String callerIdOf(String extension) {
        return PBX.admin()
                .read("/api/v1/config/extension/" + extension)
                .path("callerId1")
                .asText();
    }
}
