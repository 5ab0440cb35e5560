package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.KeyMedia;
import org.strowger.scenarios.peers.Sipp;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.TestProduct;

/** Keys from phone to phone: whichever way one signals them and the other takes them, each arrives once. */
public class KeysScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("keys");

    private static final String KEYS = "159#0*";
    private static final Pattern SIGNAL = Pattern.compile("Signal=(.)");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void fromEvents() {
        fromOneToAll("40", "RFC4733");
    }

    @Test
    public void fromInfo() {
        fromOneToAll("41", "INFO");
    }

    @Test
    public void fromTones() {
        fromOneToAll("42", "INBAND");
    }

    private static void fromOneToAll(String prefix, String from) {
        int number = 1;
        for (String to : List.of("RFC4733", "INFO", "INBAND")) {
            call(prefix + number, from, prefix + (number + 1), to);
            number += 2;
        }
    }

    private static void call(String caller, String from, String callee, String to) {
        PBX.extension(caller);
        PBX.change(caller, Map.of("dtmfMode", from));
        PBX.extension(callee);
        PBX.change(callee, Map.of("dtmfMode", to));
        KeyMedia own = PBX.closing(new KeyMedia(PBX.ports().range(2)));
        KeyMedia far = PBX.closing(new KeyMedia(PBX.ports().range(2)));
        Sipp called = PBX.callee(callee, SippScenario.callee().ring().answer().awaitByeTakingKeys(), far.port());
        Sipp calling = PBX.caller(caller, callee, speaking(from, own), own.port());
        await().atMost(LIMIT)
                .until(() -> calling.mediaPorts().containsKey(own.port())
                        && called.mediaPorts().containsKey(far.port()));
        far.hums(4000).sendTo(called.mediaPorts().get(far.port()));
        own.sendTo(calling.mediaPorts().get(own.port()));
        calling.awaitPassed(LIMIT);
        String way = from + " to " + to;
        assertThat(far.packets()).as(way).isGreaterThan(100);
        assertThat(far.events()).as("events " + way).isEqualTo(to.equals("RFC4733") ? KEYS : "");
        assertThat(far.tones(PBX.directory())).as("tones " + way).isEqualTo(to.equals("INBAND") ? KEYS : "");
        assertThat(signals(called)).as("INFO " + way).isEqualTo(to.equals("INFO") ? KEYS : "");
    }

    /** What the caller does, in its signalling and in its sound. */
    private static SippScenario speaking(String from, KeyMedia own) {
        SippScenario scenario = SippScenario.call().answered().pause(700);
        own.hums(800);
        for (char key : KEYS.toCharArray()) {
            if (from.equals("INFO")) {
                scenario.key(key).pause(300);
                own.hums(300);
            } else {
                (from.equals("INBAND") ? own.pressesByTone(key) : own.pressesByEvent(key)).hums(300);
            }
        }
        own.hums(1500);
        return scenario.pause(from.equals("INFO") ? 1500 : 5000).bye();
    }

    private static String signals(Sipp called) {
        StringBuilder keys = new StringBuilder();
        Matcher signal = SIGNAL.matcher(called.messages());
        while (signal.find()) {
            keys.append(signal.group(1));
        }
        return keys.toString();
    }
}
