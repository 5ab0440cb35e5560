package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.Vitals;
import org.strowger.testkit.audio.Tones;

/** Real phones transfer, and those who are left with each other hear each other. */
public class TransferScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("transfer");

    private static final int TONE_A = 440;
    private static final int TONE_B = 620;
    private static final int TONE_C = 850;
    private static final Duration HEAR = Duration.ofSeconds(30);

    private Vitals before;
    private Baresip a;
    private Baresip b;
    private Baresip c;

    @BeforeClass
    public static void warmUp() {
        for (String number : new String[] {"301", "302", "303", "304"}) {
            PBX.extension(number);
        }
        PBX.call("301", "*43", SippScenario.call().answered().pause(200).bye());
    }

    @Before
    public void register() {
        before = PBX.product().vitals();
        a = phone("301", TONE_A);
        b = phone("302", TONE_B);
        c = phone("303", TONE_C);
    }

    private static Baresip phone(String number, int hz) {
        return PBX.closing(
                PBX.phone(number, "udp").withTone(hz).start(PBX.directory()).awaitRegistered());
    }

    @After
    public void leavesNothingBehind() {
        PBX.endPeers();
        PBX.awaitBackAt(before);
    }

    private void talk() {
        a.dial("302");
        a.awaitEstablished();
        b.awaitEstablished();
        await().atMost(HEAR).until(() -> heard(b, TONE_A) > 1000 && heard(a, TONE_B) > 1000);
    }

    private static long heard(Baresip phone, int hz) {
        return Tones.in(phone.heard()).heardMillis(hz);
    }

    @Test
    public void aBlindTransferConnectsTheOtherTwo() {
        int first = PBX.records("301", "302").size();
        int second = PBX.records("302", "303").size();
        talk();
        a.transfer("303");
        c.awaitEstablished();
        a.awaitClosed();
        await().atMost(HEAR).until(() -> heard(b, TONE_C) > 2000 && heard(c, TONE_B) > 2000);
        assertThat(PBX.product().calls()).hasSize(1);
        b.hangup();
        c.awaitClosed();

        JsonNode before = newest("301", "302", first);
        JsonNode after = newest("302", "303", second);
        assertThat(after.path("linkedId").asText()).isEqualTo(before.path("id").asText());
        assertThat(before.path("result").asText()).isEqualTo("answered");
        assertThat(before.path("hungUpBy").asText()).isEqualTo("caller");
        assertThat(after.path("result").asText()).isEqualTo("answered");
        assertThat(after.path("transfers").get(0).path("by").path("number").asText())
                .isEqualTo("301");
        assertThat(heard(c, TONE_A)).isZero();
    }

    @Test
    public void aTransferToNobodyIsToldToWhoAskedForIt() {
        talk();
        a.transfer("304");
        String told =
                a.await("TRANSFER_FAILED", Duration.ofSeconds(15)).path("param").asText();
        assertThat(told).contains("480");
        // This phone hangs up when it is told so and says nothing about it; others leave it to their users: see the
        // scenario of makes of phones.
        b.awaitClosed();
    }

    @Test
    public void aTransferToARefusingPhoneIsToldToWhoAskedForIt() {
        PBX.callee("304", SippScenario.callee().ring().refuse("486 Busy Here"));
        talk();
        a.transfer("304");
        String told =
                a.await("TRANSFER_FAILED", Duration.ofSeconds(15)).path("param").asText();
        assertThat(told).contains("486");
        b.awaitClosed();
    }

    @Test
    public void aTransferWithConsultationConnectsTheOtherTwo() {
        int first = PBX.records("301", "302").size();
        int second = PBX.records("301", "303").size();
        talk();
        a.forgetEvents();
        a.hold();
        a.dial("303");
        c.awaitEstablished();
        a.awaitEstablished();
        await().atMost(HEAR).until(() -> heard(c, TONE_A) > 1000);
        a.join("302");
        a.awaitClosed();
        await().atMost(HEAR).until(() -> heard(b, TONE_C) > 2000 && heard(c, TONE_B) > 2000);
        assertThat(PBX.product().calls()).hasSize(1);
        c.hangup();
        b.awaitClosed();

        JsonNode one = newest("301", "302", first);
        JsonNode other = newest("301", "303", second);
        assertThat(one.path("linkedId").asText())
                .isEqualTo(other.path("linkedId").asText());
        assertThat(one.path("transfers").get(0).path("kind").asText()).isEqualToIgnoringCase("attended");
        assertThat(one.path("transfers")).isEqualTo(other.path("transfers"));
    }

    private static JsonNode newest(String caller, String dialed, int before) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> PBX.records(caller, dialed).size() > before);
        return PBX.records(caller, dialed).get(0);
    }
}
