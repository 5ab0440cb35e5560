package org.strowger.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
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
import org.strowger.media.codec.G711;
import org.strowger.media.digit.KeyListener;
import org.strowger.media.digit.KeyTone;
import org.strowger.media.digit.Keys;
import org.strowger.media.digit.ToneDetector;
import org.strowger.testkit.Tones;

/** Keys from one party to another, whichever way each of them has, in time moved by hand. */
public class KeyWaysTest {
    private static final String ALL = "0123456789*#ABCD";
    private static final int PIECE = 160;

    @Rule
    public final MediaRig rig = MediaRig.beatenByHand();

    private final List<Character> told = new CopyOnWriteArrayList<>();
    private final short[] voice = Tones.sine(8000, 500, 0.2, 8000);
    private Phone alice;
    private Phone bob;
    private RtpEndpoint a;
    private RtpEndpoint b;
    private MediaBridge bridge;

    private void join(DigitPath from, Payload spoken, DigitPath to, Payload heard) {
        told.clear();
        alice = rig.phone(1, spoken.type());
        bob = rig.phone(2, heard.type());
        a = endpoint(alice, spoken, from);
        b = endpoint(bob, heard, to);
        bridge = rig.plane.bridge(a, b, true);
        RtpEndpoint far = b;
        RtpEndpoint near = a;
        MediaBridge joined = bridge;
        a.listen(new MediaListener() {
            @Override
            public void digit(char digit, int milliseconds) {
                told.add(digit);
                if (!joined.passesDigits(near)) {
                    far.sendDigit(digit, milliseconds);
                }
            }
        });
    }

    private RtpEndpoint endpoint(Phone phone, Payload audio, DigitPath path) {
        RtpEndpoint endpoint = rig.open(phone);
        Payload events = path == DigitPath.EVENTS ? MediaRig.EVENTS : null;
        endpoint.negotiate(MediaRig.parameters(phone.address(), phone.rtcpAddress(), audio, events, true)
                .withDigits(path));
        return endpoint;
    }

    private void part() {
        a.close();
        b.close();
    }

    /** Speaks for 20 ms. */
    private void speaks(short[] pcm, int offset) {
        byte[] payload = new byte[PIECE];
        G711 law = alice.type == 8 ? G711.aLaw() : G711.muLaw();
        law.newEncoder("").encode(pcm, offset, PIECE, ByteBuffer.wrap(payload));
        long before = a.statistics().packetsReceived();
        alice.send(payload);
        MediaRig.await("the packet", () -> a.statistics().packetsReceived() > before);
        rig.beat();
    }

    private void talks(int milliseconds) {
        for (int at = 0; at < milliseconds; at += 20) {
            speaks(voice, at * 8 % 4000);
        }
    }

    private void presses(char digit, DigitPath path) {
        if (path == DigitPath.INBAND) {
            short[] tone = new short[800];
            new KeyTone(Keys.code(digit), 100, 8000).read(tone, tone.length);
            for (int at = 0; at < tone.length; at += PIECE) {
                speaks(tone, at);
            }
            return;
        }
        for (int i = 1; i <= 7; i++) {
            long before = a.statistics().packetsReceived();
            alice.event(101, Keys.code(digit), i >= 5, Math.min(5, i) * PIECE);
            MediaRig.await("the event", () -> a.statistics().packetsReceived() > before);
            if (i <= 5) {
                rig.beat();
            }
        }
        alice.timestamp += 800;
    }

    /** Keys that Bob gets, as events and as tones. */
    private String heard() {
        MediaRig.await("all", () -> bob.heard().size() == b.statistics().packetsSent());
        StringBuilder keys = new StringBuilder();
        long last = -1;
        for (Phone.Heard packet : bob.heard()) {
            if (packet.type() == 101 && packet.timestamp() != last) {
                last = packet.timestamp();
                keys.append(Keys.sign(packet.payload()[0]));
            }
        }
        List<Character> tones = new ArrayList<>();
        ToneDetector detector = new ToneDetector(new KeyListener() {
            @Override
            public void begins(char digit) {
                tones.add(digit);
            }

            @Override
            public void ends(char digit, int milliseconds) {
                assertThat(milliseconds).as("length of %s", digit).isBetween(80, 140);
            }
        });
        short[] pcm = bob.sound(bob.type == 8 ? AudioFormat.PCMA : AudioFormat.PCMU);
        detector.hear(pcm, pcm.length);
        tones.forEach(keys::append);
        return keys.toString();
    }

    private void tryAll(DigitPath from, Payload spoken, DigitPath to, Payload heard, String keys) {
        join(from, spoken, to, heard);
        talks(60);
        for (char digit : keys.toCharArray()) {
            presses(digit, from);
            talks(300);
        }
        String way = from + " " + spoken.format() + " to " + to + " " + heard.format();
        assertThat(told).as(way).hasSize(keys.length());
        assertThat(heard()).as(way).isEqualTo(to == DigitPath.SIGNALLED ? "" : keys);
        part();
    }

    @Test
    public void everyKeyArrivesOnceHoweverItTravels() {
        for (DigitPath from : List.of(DigitPath.EVENTS, DigitPath.INBAND)) {
            for (DigitPath to : List.of(DigitPath.EVENTS, DigitPath.INBAND, DigitPath.SIGNALLED)) {
                tryAll(from, MediaRig.ALAW, to, MediaRig.ALAW, ALL);
            }
        }
    }

    @Test
    public void alsoWhereSoundIsTranscoded() {
        for (DigitPath from : List.of(DigitPath.EVENTS, DigitPath.INBAND)) {
            for (DigitPath to : List.of(DigitPath.EVENTS, DigitPath.INBAND, DigitPath.SIGNALLED)) {
                tryAll(from, MediaRig.ULAW, to, MediaRig.ALAW, "159D*0");
            }
        }
    }

    @Test
    public void keysThatAreKeptReachNobodyButTheListenerAndTheSoundPasses() {
        for (DigitPath from : List.of(DigitPath.EVENTS, DigitPath.INBAND)) {
            for (Payload heard : List.of(MediaRig.ALAW, MediaRig.ULAW)) {
                join(from, MediaRig.ALAW, from, heard);
                assertThat(bridge.passesDigits(a)).isTrue();
                bridge.keepDigits(a, true);
                assertThat(bridge.passesDigits(a)).isFalse();
                assertThat(bridge.passesDigits(b)).isTrue();
                a.listen(new MediaListener() {
                    @Override
                    public void digit(char digit, int milliseconds) {
                        told.add(digit);
                    }
                });
                talks(60);
                presses('4', from);
                talks(300);
                assertThat(told).containsExactly('4');
                assertThat(heard()).as(from + " to " + heard.format()).isEmpty();
                // A jitter buffer may still have some.
                assertThat(bob.heard()).hasSizeGreaterThanOrEqualTo(15);
                bridge.keepDigits(a, false);
                presses('5', from);
                talks(300);
                assertThat(heard()).isEqualTo("5");
                part();
            }
        }
    }

    @Test
    public void aPartyWithoutEventsGetsTones() {
        join(DigitPath.EVENTS, MediaRig.ALAW, DigitPath.EVENTS, MediaRig.ALAW);
        b.negotiate(MediaRig.parameters(bob.address(), bob.rtcpAddress(), MediaRig.ALAW, null, true));
        talks(60);
        presses('6', DigitPath.EVENTS);
        talks(300);
        assertThat(heard()).isEqualTo("6");
    }

    @Test
    public void nothingIsDecodedWhereNoTonesAreToBeExpected() {
        join(DigitPath.EVENTS, MediaRig.ALAW, DigitPath.EVENTS, MediaRig.ALAW);
        talks(60);
        presses('6', DigitPath.INBAND);
        talks(100);
        assertThat(told).isEmpty();
        assertThat(bridge.passesDigits(a)).isTrue();
    }

    @Test
    public void aToneOfTenSecondsIsOneKey() {
        join(DigitPath.INBAND, MediaRig.ALAW, DigitPath.SIGNALLED, MediaRig.ALAW);
        talks(60);
        short[] tone = new short[80_000];
        new KeyTone(Keys.code('8'), 10_000, 8000).read(tone, tone.length);
        for (int at = 0; at < tone.length; at += PIECE) {
            speaks(tone, at);
        }
        talks(100);
        assertThat(told).containsExactly('8');
        assertThat(heard()).isEmpty();
    }

    @Test
    public void aLostPacketDoesNotPartAKeyAndSilenceEndsIt() {
        join(DigitPath.INBAND, MediaRig.ALAW, DigitPath.SIGNALLED, MediaRig.ALAW);
        short[] tone = new short[1600];
        new KeyTone(Keys.code('4'), 200, 8000).read(tone, tone.length);
        for (int at = 0; at < tone.length; at += PIECE) {
            if (at == 4 * PIECE) {
                alice.sequence++;
                alice.timestamp += PIECE;
            } else {
                speaks(tone, at);
            }
        }
        assertThat(told).isEmpty();
        rig.time.advance(Duration.ofSeconds(2));
        MediaRig.await("the key", () -> told.size() == 1);
        assertThat(told).containsExactly('4');
    }

    @Test
    public void anEventThatBeginsBehindAnotherKeyIsLetGoAsAWhole() {
        join(DigitPath.EVENTS, MediaRig.ALAW, DigitPath.EVENTS, MediaRig.ALAW);
        talks(60);
        b.sendDigit('2', 60);
        rig.beat();
        presses('2', DigitPath.EVENTS);
        talks(300);
        assertThat(heard()).isEqualTo("2");
        presses('3', DigitPath.EVENTS);
        talks(100);
        assertThat(heard()).isEqualTo("23");
    }

    @Test
    public void durationsFollowTheClockOfTheEvents() {
        for (int[] clocks : new int[][] {{8000, 48_000}, {48_000, 8000}, {16_000, 48_000}, {8000, 16_000}}) {
            alice = rig.phone(1, 8);
            bob = rig.phone(2, 8);
            a = rig.open(alice);
            b = rig.open(bob);
            a.negotiate(MediaRig.parameters(alice.address(), null, MediaRig.ALAW, events(clocks[0]), true));
            b.negotiate(MediaRig.parameters(bob.address(), null, MediaRig.ALAW, events(clocks[1]), true));
            told.clear();
            a.listen(new MediaListener() {
                @Override
                public void digit(char digit, int milliseconds) {
                    assertThat(milliseconds).isEqualTo(100);
                    told.add(digit);
                }
            });
            bridge = rig.plane.bridge(a, b);
            talks(40);
            for (int i = 1; i <= 7; i++) {
                alice.event(101, 5, i >= 5, Math.min(5, i) * 20 * clocks[0] / 1000);
            }
            MediaRig.await("the events", () -> bob.heard().size() == 2 + 7);
            List<Phone.Heard> passed = bob.heard().subList(2, 9);
            assertThat(passed).allMatch(p -> p.timestamp() == passed.get(0).timestamp());
            byte[] end = passed.get(6).payload();
            assertThat((end[2] & 0xFF) << 8 | end[3] & 0xFF).isEqualTo(100 * clocks[1] / 1000);
            assertThat(told).containsExactly('5');
            part();
        }
    }

    /** Ten seconds are eight segments by a clock of 48 kHz. */
    @Test
    public void aLongKeyInManySegmentsStaysOne() {
        alice = rig.phone(1, 8);
        bob = rig.phone(2, 8);
        a = rig.open(alice);
        b = rig.open(bob);
        a.negotiate(MediaRig.parameters(alice.address(), null, MediaRig.ALAW, events(48_000), true));
        b.negotiate(MediaRig.parameters(bob.address(), null, MediaRig.ALAW, events(8000), true));
        bridge = rig.plane.bridge(a, b);
        for (int segment = 0; segment < 8; segment++) {
            alice.event(101, 9, false, 30_000);
            alice.event(101, 9, segment == 7, 0xFFFF);
            alice.timestamp += 0xFFFF;
        }
        MediaRig.await("the events", () -> bob.heard().size() == 16);
        assertThat(heard()).isEqualTo("9");
        byte[] end = bob.heard().get(15).payload();
        assertThat((end[2] & 0xFF) << 8 | end[3] & 0xFF).isEqualTo(0xFFFF);
    }

    private static Payload events(int clock) {
        return new Payload(101, new AudioFormat(AudioFormat.TELEPHONE_EVENT.encoding(), clock, 1));
    }
}
