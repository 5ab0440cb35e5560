package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.DigitPath;
import org.strowger.api.media.MediaBridge;
import org.strowger.api.media.MediaListener;
import org.strowger.api.media.Payload;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.api.media.RtpParameters;

public class DigitTest {
    private static final byte[] VOICE = new byte[160];

    @Rule
    public final MediaRig rig = new MediaRig();

    private final List<String> digits = new CopyOnWriteArrayList<>();

    private RtpEndpoint listening(Phone phone) {
        RtpEndpoint endpoint = rig.endpoint(phone, MediaRig.ULAW, MediaRig.EVENTS);
        endpoint.listen(new MediaListener() {
            @Override
            public void digit(char digit, int milliseconds) {
                digits.add(digit + ":" + milliseconds);
            }
        });
        return endpoint;
    }

    /** A key press as phones send it. */
    private static void press(Phone phone, int code, int packets) {
        for (int i = 1; i <= packets; i++) {
            phone.event(101, code, false, i * 160);
        }
        for (int i = 0; i < 3; i++) {
            phone.event(101, code, true, (packets + 1) * 160);
        }
        phone.timestamp += (packets + 1) * 160;
    }

    private static void voice(Phone phone, RtpEndpoint endpoint) {
        long before = endpoint.statistics().packetsReceived();
        phone.send(VOICE);
        MediaRig.await("the packet", () -> endpoint.statistics().packetsReceived() > before);
    }

    @Test
    public void tellsEachDigitOnce() {
        Phone alice = rig.phone(1, 0);
        RtpEndpoint a = listening(alice);
        press(alice, 1, 4);
        press(alice, 1, 4);
        press(alice, 10, 2);
        press(alice, 15, 2);
        MediaRig.await("the digits", () -> digits.size() == 4);
        MediaRig.await("all packets", () -> a.statistics().packetsReceived() == 24);
        assertThat(digits).containsExactly("1:100", "1:100", "*:60", "D:60");
    }

    @Test
    public void tellsADigitWhoseEndWasLost() {
        Phone alice = rig.phone(1, 0);
        RtpEndpoint a = listening(alice);
        alice.event(101, 7, false, 160);
        alice.event(101, 7, false, 320);
        MediaRig.await("the packets", () -> a.statistics().packetsReceived() == 2);
        assertThat(digits).isEmpty();
        rig.time.advance(Duration.ofSeconds(1));
        MediaRig.await("the digit", () -> digits.size() == 1);
        alice.event(101, 7, true, 480);
        MediaRig.await("the late end", () -> a.statistics().packetsReceived() == 3);
        assertThat(digits).containsExactly("7:40");
    }

    @Test
    public void takesALongKeyInSegmentsAsOneDigit() {
        Phone alice = rig.phone(1, 0);
        RtpEndpoint a = listening(alice);
        alice.event(101, 3, false, 0xFFFF);
        alice.timestamp += 0xFFFF;
        alice.event(101, 3, false, 160);
        alice.event(101, 3, true, 14465);
        MediaRig.await("the packets", () -> a.statistics().packetsReceived() == 3);
        assertThat(digits).containsExactly("3:10000");
    }

    @Test
    public void ignoresEventsThatAreNoDigitsAndCutOffPackets() {
        Phone alice = rig.phone(1, 0);
        RtpEndpoint a = listening(alice);
        press(alice, 16, 2);
        press(alice, 200, 2);
        alice.packet(101, false, alice.timestamp, new byte[] {5, (byte) 0x80});
        MediaRig.await("the packets", () -> a.statistics().packetsReceived() == 11);
        assertThat(digits).isEmpty();
    }

    @Test
    public void endsThatComeTwiceOrLateAndStartsThatAreLostMakeNoDifference() {
        Phone alice = rig.phone(1, 0);
        RtpEndpoint a = listening(alice);
        for (int i = 0; i < 6; i++) {
            alice.event(101, 4, true, 800);
        }
        int late = alice.timestamp;
        alice.timestamp += 1600;
        press(alice, 5, 2);
        int next = alice.timestamp;
        alice.timestamp = late;
        alice.event(101, 4, true, 800);
        alice.event(101, 4, false, 640);
        alice.timestamp = next;
        press(alice, 5, 2);
        MediaRig.await("the packets", () -> a.statistics().packetsReceived() == 6 + 5 + 2 + 5);
        assertThat(digits).containsExactly("4:100", "5:60", "5:60");
    }

    @Test
    public void aKeyOfWhichEachPacketHasItsOwnTimestampIsOne() {
        Phone alice = rig.phone(1, 0);
        RtpEndpoint a = listening(alice);
        for (int i = 0; i < 5; i++) {
            alice.event(101, 6, i == 4, 160);
            alice.timestamp += 160;
        }
        MediaRig.await("the packets", () -> a.statistics().packetsReceived() == 5);
        assertThat(digits).containsExactly("6:100");
    }

    @Test
    public void takesEventsUnderEveryNumberThatWasAgreed() {
        Phone alice = rig.phone(1, 0);
        RtpEndpoint a = listening(alice);
        RtpParameters p = a.parameters();
        Payload other = new Payload(97, new AudioFormat(AudioFormat.TELEPHONE_EVENT.encoding(), 48_000, 1));
        a.negotiate(new RtpParameters(
                p.remote(),
                p.remoteRtcp(),
                p.audio(),
                p.events(),
                p.sending(),
                p.receiving(),
                p.ptime(),
                p.symmetric(),
                p.timeout(),
                p.transport(),
                List.of(other),
                p.maxPtime(),
                p.digits()));
        alice.event(97, 5, true, 4800);
        MediaRig.await("the digit", () -> digits.size() == 1);
        assertThat(digits).containsExactly("5:100");
    }

    /** A browser that was offered events at both clocks, and talks Opus, sends one packet and three ends at the slower one. */
    @Test
    public void passesOnWhatABrowserSendsAtAnotherClockThanItsSound() {
        Phone browser = rig.phone(1, 0);
        Phone bob = rig.phone(2, 0);
        RtpEndpoint a = rig.endpoint(browser, MediaRig.ALAW, null);
        RtpParameters p = a.parameters();
        Payload fast = new Payload(97, new AudioFormat(AudioFormat.TELEPHONE_EVENT.encoding(), 48_000, 1));
        a.negotiate(new RtpParameters(
                p.remote(),
                p.remoteRtcp(),
                p.audio(),
                fast,
                p.sending(),
                p.receiving(),
                p.ptime(),
                p.symmetric(),
                p.timeout(),
                p.transport(),
                List.of(MediaRig.EVENTS),
                p.maxPtime(),
                DigitPath.EVENTS));
        a.listen(new MediaListener() {
            @Override
            public void digit(char digit, int milliseconds) {
                digits.add(digit + ":" + milliseconds);
            }
        });
        MediaBridge bridge = rig.plane.bridge(a, rig.endpoint(bob, MediaRig.ULAW, MediaRig.EVENTS));
        assertThat(bridge.passesDigits(a)).isTrue();
        browser.packet(8, true, browser.timestamp, VOICE);
        browser.event(101, 5, false, 960);
        for (int i = 0; i < 3; i++) {
            browser.event(101, 5, true, 1920);
        }
        MediaRig.await("all of it", () -> bob.heard().size() == 5);
        assertThat(bob.heard()).extracting(Phone.Heard::type).containsExactly(0, 101, 101, 101, 101);
        assertThat(bob.heard().subList(1, 5))
                .extracting(Phone.Heard::timestamp)
                .containsOnly(bob.heard().get(1).timestamp());
        assertThat(digits).containsExactly("5:240");
    }

    @Test
    public void strangersCannotPressKeys() {
        Phone alice = rig.phone(1, 0);
        Phone mallory = rig.phone(1, 0);
        RtpEndpoint a = listening(alice);
        mallory.to = alice.to;
        voice(alice, a);
        press(alice, 1, 2);
        mallory.sequence = alice.sequence;
        mallory.timestamp = alice.timestamp;
        press(mallory, 9, 2);
        MediaRig.await("the attack", () -> a.statistics().rejected() == 5);
        press(alice, 2, 2);
        MediaRig.await("the digits", () -> digits.size() == 2);
        assertThat(digits).containsExactly("1:60", "2:60");
    }

    @Test
    public void passesEventsOnUnderTheOtherSidesNumber() {
        Phone alice = rig.phone(1, 0);
        Phone bob = rig.phone(2, 0);
        Payload other = new Payload(96, AudioFormat.TELEPHONE_EVENT);
        rig.plane.bridge(listening(alice), rig.endpoint(bob, MediaRig.ULAW, other));
        alice.send(VOICE);
        press(alice, 9, 2);
        alice.send(VOICE);
        MediaRig.await("all of it", () -> bob.heard().size() == 7);
        assertThat(bob.heard()).extracting(Phone.Heard::type).containsExactly(0, 96, 96, 96, 96, 96, 0);
        assertThat(bob.heard().get(1).payload()[0]).isEqualTo((byte) 9);
        assertThat(bob.heard().subList(1, 6))
                .extracting(Phone.Heard::timestamp)
                .containsOnly(bob.heard().get(1).timestamp());
        for (int i = 1; i < 7; i++) {
            assertThat(bob.heard().get(i).sequence() - bob.heard().get(i - 1).sequence() & 0xFFFF)
                    .isEqualTo(1);
        }
    }

    @Test
    public void leavesNoHoleWhereTheOtherSideKnowsNoEvents() {
        Phone alice = rig.phone(1, 0);
        Phone bob = rig.phone(2, 0);
        RtpEndpoint a = listening(alice);
        rig.plane.bridge(a, rig.endpoint(bob, MediaRig.ULAW, null));
        voice(alice, a);
        press(alice, 9, 2);
        voice(alice, a);
        MediaRig.await("the voice", () -> bob.heard().size() == 2);
        assertThat(digits).containsExactly("9:60");
        assertThat(bob.heard().get(1).sequence() - bob.heard().get(0).sequence() & 0xFFFF)
                .isEqualTo(1);
    }

    @Test
    public void sendsDigitsOneAfterAnother() {
        Phone alice = rig.phone(1, 0);
        RtpEndpoint a = rig.endpoint(alice, MediaRig.ULAW, MediaRig.EVENTS);
        a.sendDigit('5', 100);
        a.sendDigit('#', 60);
        MediaRig.await("the digits", () -> alice.heard().size() == 7 + 5);
        List<Phone.Heard> heard = alice.heard();
        List<Phone.Heard> first = heard.subList(0, 7);
        assertThat(heard).allMatch(p -> p.type() == 101);
        assertThat(first)
                .allMatch(p ->
                        p.payload()[0] == 5 && p.timestamp() == heard.get(0).timestamp());
        assertThat(first.get(0).marker()).isTrue();
        assertThat(first.stream().filter(p -> p.payload()[1] < 0).count())
                .as("end packets")
                .isEqualTo(3);
        assertThat(first.get(6).payload()[2] << 8 | first.get(6).payload()[3] & 0xFF)
                .isEqualTo(800);
        assertThat(heard.subList(7, 12)).allMatch(p -> p.payload()[0] == 11);
        assertThat(heard.get(7).timestamp() - heard.get(0).timestamp()).isGreaterThanOrEqualTo(800);
    }
}
