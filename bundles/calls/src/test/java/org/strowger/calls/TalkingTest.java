package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.Cause;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Payload;
import org.strowger.testkit.FakeLeg;

public class TalkingTest {
    @Rule
    public final Exchange exchange = new Exchange();

    private FakeLeg caller;
    private FakeLeg callee;

    @Before
    public void talk() {
        callee = exchange.phones.phone("101");
        caller = exchange.call("101");
        callee.answers();
    }

    @Test
    public void whoIsHeldHearsTheHoldersMusicUntilHeIsTakenBack() {
        caller.holds(true);
        assertThat(callee.media().playing()).isEqualTo("music music100");
        assertThat(caller.media().playing()).isEmpty();
        caller.holds(false);
        assertThat(callee.media().playing()).isEmpty();
        assertThat(exchange.joined(caller, callee)).isTrue();
        assertThat(exchange.events.types()).contains("call.held", "call.resumed");
        caller.hangsUp();
    }

    @Test
    public void whenBothHoldNobodyHearsMusicAndEachIsServedWhenHeComesBack() {
        caller.holds(true);
        callee.holds(true);
        assertThat(callee.media().playing()).isEmpty();
        assertThat(caller.media().playing()).isEmpty();
        caller.holds(false);
        assertThat(caller.media().playing()).isEqualTo("music music101");
        callee.holds(false);
        assertThat(caller.media().playing()).isEmpty();
        caller.hangsUp();
    }

    @Test
    public void repeatedHoldsDoNotStartTheMusicAnew() {
        caller.holds(true);
        caller.holds(true);
        assertThat(callee.media().played()).hasSize(1);
        callee.hangsUp();
    }

    @Test
    public void musicStopsWithTheCall() {
        caller.holds(true);
        caller.hangsUp();
        assertThat(callee.media().playing()).isEmpty();
    }

    @Test
    public void lastingSilenceEndsTheCall() {
        callee.media().fallsSilent();
        assertThat(caller.asked()).contains("hangup MEDIA_TIMEOUT");
        assertThat(callee.asked()).contains("hangup MEDIA_TIMEOUT");
        assertThat(exchange.onlyRecord().cause()).isEqualTo(Cause.MEDIA_TIMEOUT);
        assertThat(exchange.onlyRecord().result()).isEqualTo(CallRecord.Result.ANSWERED);
        assertThat(exchange.onlyRecord().hungUpBy()).isEqualTo("system");
    }

    @Test
    public void soundThatCanNeverComeEndsTheCallAndTheRecordSaysWhy() {
        callee.media().fails(new Problem("media.dtls.fingerprint", "", Text.of("Wrong certificate.", "证书不符。")));
        assertThat(callee.asked()).contains("hangup INCOMPATIBLE_MEDIA");
        assertThat(caller.ended()).isTrue();
        assertThat(exchange.onlyRecord().cause()).isEqualTo(Cause.INCOMPATIBLE_MEDIA);
        assertThat(exchange.onlyRecord().steps())
                .anyMatch(step -> step.step().equals("media") && step.decision().equals("media.dtls.fingerprint"));
    }

    @Test
    public void theCallersSoundThatCanNeverComeEndsTheCallToo() {
        caller.media().fails(new Problem("media.dtls.timeout", "", Text.of("No handshake.", "没有握手。")));
        assertThat(caller.asked()).contains("hangup INCOMPATIBLE_MEDIA");
        assertThat(callee.ended()).isTrue();
        assertThat(exchange.onlyRecord().cause()).isEqualTo(Cause.INCOMPATIBLE_MEDIA);
    }

    @Test
    public void whoHoldsMayBeSilent() {
        callee.holds(true);
        callee.media().fallsSilent();
        assertThat(caller.ended()).isFalse();
        caller.hangsUp();
    }

    @Test
    public void whoIsNotUpYetMayBeSilent() {
        caller.hangsUp();
        FakeLeg ringing = exchange.phones.phone("102");
        FakeLeg waiting = exchange.call("102");
        waiting.media().fallsSilent();
        assertThat(ringing.ended()).isFalse();
        waiting.hangsUp();
    }

    @Test
    public void keysBesideTheSoundArePassedOnAndKeysInsideAreLeftToTheBridge() {
        caller.presses('5');
        callee.presses('#');
        exchange.time.advance(Duration.ofMillis(250));
        assertThat(callee.media().sentDigits()).containsExactly('5');
        assertThat(caller.media().sentDigits()).containsExactly('#');
        caller.media().presses('7');
        assertThat(callee.media().sentDigits()).containsExactly('5');
        caller.hangsUp();
    }

    @Test
    public void keysThatTheBridgeDoesNotPassAreSentOnceHoweverOftenTheyAreSignalled() {
        exchange.media.passDigits(false);
        caller.media().presses('7');
        caller.presses('7');
        callee.presses('8');
        callee.media().presses('8');
        exchange.time.advance(Duration.ofSeconds(2));
        assertThat(callee.media().sentDigits()).containsExactly('7');
        assertThat(caller.media().sentDigits()).containsExactly('8');
        caller.hangsUp();
    }

    @Test
    public void aKeyThatTheBridgePassesIsNotSentBesidesWhenItIsSignalledToo() {
        caller.presses('5');
        caller.media().begins('5');
        exchange.time.advance(Duration.ofMillis(150));
        caller.media().presses('5');
        exchange.time.advance(Duration.ofSeconds(2));
        assertThat(callee.media().sentDigits()).isEmpty();
        caller.hangsUp();
    }

    @Test
    public void theLongestDurationEndsTheCall() {
        caller.hangsUp();
        exchange.records.clear();
        exchange.settings(Map.of("maxDuration", Duration.ofMinutes(10)));
        talk();
        exchange.time.advance(Duration.ofMinutes(9));
        assertThat(caller.ended()).isFalse();
        exchange.time.advance(Duration.ofMinutes(1));
        assertThat(caller.ended()).isTrue();
        assertThat(callee.ended()).isTrue();
        assertThat(exchange.onlyRecord().steps()).anyMatch(step -> step.step().equals("limit"));
    }

    @Test
    public void anAdministratorMayEndIt() {
        exchange.calls.hangup(exchange.onlyCall().id(), Cause.CLEARED_BY_ADMIN);
        assertThat(caller.ended()).isTrue();
        assertThat(callee.ended()).isTrue();
        assertThat(exchange.onlyRecord().cause()).isEqualTo(Cause.CLEARED_BY_ADMIN);
    }

    @Test
    public void videoThatBothHaveIsJoinedAndPartedWithTheSound() {
        caller.hangsUp();
        Payload h264 = new Payload(97, new AudioFormat("H264", 90_000, 1));
        FakeLeg screen = exchange.phones.phone("102").withVideo(h264);
        FakeLeg viewer = exchange.call(FakeLeg.from("100").withVideo(h264), "102");
        screen.answers();
        assertThat(viewer.asked()).containsSubsequence("video H264", "answer PCMA");
        assertThat(exchange.media.bridges())
                .hasSize(2)
                .anyMatch(bridge -> bridge.joins(viewer.video(), screen.video()));
        viewer.hangsUp();
        assertThat(exchange.media.bridges()).isEmpty();
    }

    @Test
    public void whoHasNoVideoIsJoinedByTheSoundAlone() {
        caller.hangsUp();
        Payload h264 = new Payload(97, new AudioFormat("H264", 90_000, 1));
        FakeLeg plain = exchange.phones.phone("102");
        FakeLeg viewer = exchange.call(FakeLeg.from("100").withVideo(h264), "102");
        plain.answers();
        assertThat(viewer.video()).isNull();
        assertThat(exchange.joined(viewer, plain)).isTrue();
        assertThat(exchange.media.bridges()).hasSize(1);
        plain.hangsUp();
    }
}
