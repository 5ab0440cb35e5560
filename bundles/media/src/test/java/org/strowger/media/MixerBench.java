package org.strowger.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.strowger.api.media.Mixer;
import org.strowger.api.media.RtpEndpoint;
import org.strowger.media.codec.G711;
import org.strowger.testkit.Tones;

/**
 * Measures by hand what a conference costs: {@code main} prints microseconds a member and beat for 100 and 300 members, with
 * three and with all of them talking, and the worst beat. The packets are sent through real sockets.
 */
public final class MixerBench {
    private static final int BEATS = 300;
    private static final int WARM = 150;

    private MixerBench() {}

    /** Runs it. */
    public static void main(String[] args) throws Throwable {
        for (int members : new int[] {100, 300}) {
            measure(members, 3, false);
            measure(members, members, false);
            measure(members, 3, true);
        }
        System.exit(0);
    }

    private static void measure(int members, int talking, boolean listeners) throws Throwable {
        MediaRig rig = MediaRig.beatenByHand();
        rig.before();
        Mixer mixer = rig.plane.mixer(8000);
        Phone ear = rig.phone(1, 8);
        List<Phone> phones = new ArrayList<>();
        List<RtpEndpoint> endpoints = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            // All send from one socket; each has an endpoint of its own.
            Phone phone = i == 0 ? ear : rig.phone(i + 1, 8);
            RtpEndpoint endpoint = rig.endpoint(phone, MediaRig.ALAW, null);
            mixer.add(endpoint, listeners && i >= talking ? Mixer.Role.LISTENER : Mixer.Role.TALKER);
            phones.add(phone);
            endpoints.add(endpoint);
        }
        long[] nanos = new long[BEATS];
        for (int beat = 0; beat < WARM + BEATS; beat++) {
            for (int i = 0; i < members; i++) {
                phones.get(i).send(piece(beat, i < talking));
            }
            long expected = (beat + 1L) * members;
            MediaRig.await(
                    "packets",
                    () -> endpoints.stream()
                                    .mapToLong(e -> e.statistics().packetsReceived())
                                    .sum()
                            >= expected * 99 / 100);
            rig.time.advance(java.time.Duration.ofMillis(20));
            long before = System.nanoTime();
            rig.clock.beat();
            if (beat >= WARM) {
                nanos[beat - WARM] = System.nanoTime() - before;
            }
        }
        Arrays.sort(nanos);
        long sum = Arrays.stream(nanos).sum();
        System.out.printf(
                "%d members, %d talking%s: %.2f us a member and beat, median beat %.2f ms, p99 %.2f ms%n",
                members,
                talking,
                listeners ? ", others listen only" : "",
                sum / 1e3 / BEATS / members,
                nanos[BEATS / 2] / 1e6,
                nanos[BEATS * 99 / 100] / 1e6);
        rig.after();
    }

    private static byte[] piece(int index, boolean tone) {
        byte[] payload = new byte[160];
        short[] pcm = Tones.sine(8000, 600, tone ? 0.1 : 0, 160);
        G711.aLaw().newEncoder("").encode(pcm, 0, 160, ByteBuffer.wrap(payload));
        return payload;
    }
}
