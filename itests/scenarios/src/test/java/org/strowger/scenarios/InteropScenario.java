package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.interop.Cell;
import org.strowger.scenarios.interop.End;
import org.strowger.scenarios.interop.End.Client;
import org.strowger.scenarios.interop.Phone;
import org.strowger.scenarios.product.TestProduct;

/**
 * Phones of several makes call each other: sound both ways, hold, keys, the end from both sides, transfers. A few cells of
 * the matrix, or with {@code -Dmatrix=all} all of it. What came of each is in {@code target/interop.md}.
 */
public class InteropScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("interop");

    /** Nothing for a few cells, {@code all}, or some by places in the list of ends, such as {@code 0:9,9:0}. */
    private static final String MATRIX = System.getProperty("matrix", "");

    private static final Path TABLE = Path.of("target/interop.md");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int[] TONES = {440, 620, 850};

    private static final End BARESIP_UDP = new End(Client.BARESIP, "udp", "ulaw", "none");
    private static final End BARESIP_TCP = new End(Client.BARESIP, "tcp", "alaw", "none");
    private static final End BARESIP_SDES = new End(Client.BARESIP, "tls", "g722", "sdes");
    private static final End BARESIP_OPUS = new End(Client.BARESIP, "udp", "opus", "none");
    private static final End BARESIP_DTLS = new End(Client.BARESIP, "tls", "opus", "dtls");
    private static final End LINPHONE_UDP = new End(Client.LINPHONE, "udp", "alaw", "none");
    private static final End LINPHONE_SDES = new End(Client.LINPHONE, "tls", "opus", "sdes");
    private static final End SIPP_UDP = new End(Client.SIPP, "udp", "ulaw", "none");
    private static final End SIPP_TCP = new End(Client.SIPP, "tcp", "alaw", "none");
    private static final End BROWSER_OPUS = new End(Client.BROWSER, "wss", "opus", "dtls");
    private static final End BROWSER_PCMU = new End(Client.BROWSER, "wss", "ulaw", "dtls");

    private static final List<End> EVERY = List.of(
            BARESIP_UDP,
            BARESIP_TCP,
            BARESIP_OPUS,
            BARESIP_SDES,
            BARESIP_DTLS,
            LINPHONE_UDP,
            LINPHONE_SDES,
            SIPP_UDP,
            SIPP_TCP,
            BROWSER_OPUS,
            BROWSER_PCMU);
    private static final List<List<End>> FEW = List.of(
            List.of(BROWSER_OPUS, BARESIP_UDP),
            List.of(BARESIP_UDP, BROWSER_OPUS),
            List.of(BROWSER_PCMU, LINPHONE_UDP),
            List.of(LINPHONE_UDP, BARESIP_DTLS),
            List.of(SIPP_UDP, LINPHONE_UDP),
            List.of(BARESIP_DTLS, SIPP_UDP));

    private static final Map<String, Phone> RUNNING = new HashMap<>();
    private static int lastNumber = 400;

    @AfterClass
    public static void endPhones() {
        RUNNING.values().forEach(Phone::close);
        RUNNING.clear();
    }

    @Test
    public void everyPhoneTalksWithEveryOther() {
        List<String> failed = new ArrayList<>();
        for (List<End> pair : pairs()) {
            Map<String, String> results = cell(pair.get(0), pair.get(1));
            String row = pair.get(0) + " | " + pair.get(1) + " | " + inWords(results);
            note("| " + row + " |");
            if (!well(results)) {
                failed.add(row);
                List.of(pair.get(0) + " A", pair.get(1) + " B").forEach(InteropScenario::giveUp);
            }
        }
        assertThat(failed).isEmpty();
    }

    private static boolean well(Map<String, String> results) {
        return results.values().stream().noneMatch(r -> r.startsWith("FAILED"));
    }

    private static List<List<End>> pairs() {
        if (MATRIX.isEmpty()) {
            return FEW;
        }
        List<List<End>> pairs = new ArrayList<>();
        if (MATRIX.equals("all")) {
            EVERY.forEach(a -> EVERY.forEach(b -> pairs.add(List.of(a, b))));
            return pairs;
        }
        for (String cell : MATRIX.split(",")) {
            String[] places = cell.split(":");
            pairs.add(List.of(EVERY.get(Integer.parseInt(places[0])), EVERY.get(Integer.parseInt(places[1]))));
        }
        return pairs;
    }

    private static Map<String, String> cell(End a, End b) {
        try {
            Map<String, String> results = new Cell(phone(a, "A", TONES[0]), phone(b, "B", TONES[1])).run();
            if (well(results)) {
                await("no call left")
                        .atMost(LIMIT)
                        .until(() -> PBX.product().calls().isEmpty());
            }
            return results;
        } catch (AssertionError | RuntimeException e) {
            return Map.of(
                    "phones", "FAILED: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    /** One that waits for its next call, or a new one. */
    private static Phone phone(End end, String role, int tone) {
        return RUNNING.computeIfAbsent(end + " " + role, key -> end.start(PBX, Integer.toString(++lastNumber), tone));
    }

    private static void giveUp(String key) {
        Phone phone = RUNNING.remove(key);
        if (phone != null) {
            keep(phone);
            phone.close();
        }
    }

    private static void keep(Phone phone) {
        try {
            Files.writeString(PBX.directory().resolve("failed-" + phone.number() + ".log"), phone.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String inWords(Map<String, String> results) {
        return results.entrySet().stream()
                .filter(e -> !e.getValue().equals("yes"))
                .map(e -> e.getKey() + ": " + e.getValue())
                .reduce((x, y) -> x + ", " + y)
                .orElse("all");
    }

    private static void note(String line) {
        try {
            Files.writeString(TABLE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void transfers() {
        List<String> failed = new ArrayList<>();
        for (End by : List.of(BARESIP_UDP, BROWSER_OPUS, LINPHONE_UDP)) {
            // Open: with a browser held by baresip and joined to linphone, see docs/interop.md.
            boolean[] ways =
                    by == BARESIP_UDP && MATRIX.isEmpty() ? new boolean[] {false} : new boolean[] {false, true};
            for (boolean attended : ways) {
                End other = by == BROWSER_OPUS ? BARESIP_SDES : BROWSER_OPUS;
                End third = by == BARESIP_UDP ? LINPHONE_UDP : BARESIP_UDP;
                String row =
                        "| " + by + " | " + (attended ? "attended" : "blind") + " | " + other + " → " + third + " | ";
                try {
                    transfer(attended, by, other, third);
                    note(row + "all |");
                } catch (AssertionError | RuntimeException e) {
                    String why =
                            String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                    failed.add(row + why);
                    note(row + "FAILED: " + why + " |");
                    List.of(by + " A", other + " B", third + " C").forEach(InteropScenario::giveUp);
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    private static void transfer(boolean attended, End by, End other, End third) {
        Phone a = phone(by, "A", TONES[0]);
        Phone b = phone(other, "B", TONES[1]);
        Phone c = phone(third, "C", TONES[2]);
        List.of(a, b, c).forEach(Phone::prepare);
        connect(a, b);
        Cell.hears(b, a);
        if (attended) {
            a.hold();
            a.prepare();
            connect(a, c);
            Cell.hears(c, a);
            a.join(b.number());
        } else {
            a.transfer(c.number());
            c.answer();
        }
        Cell.hears(b, c);
        Cell.hears(c, b);
        a.awaitEnded();
        await("one call left").atMost(LIMIT).until(() -> PBX.product().calls().size() == 1);
        b.hangup();
        c.awaitEnded();
        await("no call left").atMost(LIMIT).until(() -> PBX.product().calls().isEmpty());
    }

    /** Where nobody answers, the two are together as before. */
    @Test
    public void aTransferThatFailsComesBack() {
        PBX.extension("399");
        Phone a = phone(BROWSER_OPUS, "A", TONES[0]);
        Phone b = phone(BARESIP_UDP, "B", TONES[1]);
        List.of(a, b).forEach(Phone::prepare);
        connect(a, b);
        Cell.hears(b, a);
        a.transfer("399");
        a.awaitTransferFailed();
        Cell.hears(b, a);
        Cell.hears(a, b);
        a.hangup();
        b.awaitEnded();
    }

    private static void connect(Phone from, Phone to) {
        from.dial(to.number());
        to.answer();
        from.awaitTalking();
        to.awaitTalking();
    }
}
