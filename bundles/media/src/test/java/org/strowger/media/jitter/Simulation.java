package org.strowger.media.jitter;

import java.nio.ByteBuffer;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.strowger.api.media.AudioFormat;
import org.strowger.api.media.Codec;
import org.strowger.api.media.Payload;
import org.strowger.media.codec.G711;

/** A sender, a network and a playout in simulated time, so that an hour takes a second. */
final class Simulation {
    private static final Codec CODEC = G711.aLaw();
    private static final Payload FORMAT = new Payload(8, AudioFormat.PCMA);
    private static final Payload NOISE = new Payload(13, AudioFormat.COMFORT_NOISE);

    /** A packet on its way. */
    private record Flying(long arrival, int sequence, int timestamp, byte[] payload, boolean marker, boolean noise) {}

    final SoundMeter meter = new SoundMeter();
    final Playout playout = new Playout(8000, meter);
    private final Codec.Encoder encoder = CODEC.newEncoder("");
    private final PriorityQueue<Flying> network = new PriorityQueue<>((a, b) -> Long.compare(a.arrival - b.arrival, 0));
    private final Arrival arrival = new Arrival();
    private final short[] frame = new short[160];
    private long now = 7_000_000L;
    private long sent;
    private int sequence = 65_500;
    private int timestamp = -50_000;
    private double phase;
    private boolean marker = true;

    /** Which packets get lost. */
    IntPredicate lost = i -> false;
    /** How long each takes, in ms. */
    IntToDoubleFunction transit = i -> 20;
    /** Packets the sender leaves out, because there is nothing to say. */
    IntPredicate pause = i -> false;
    /** Level of comfort noise sent at the beginning of a pause; negative for none. */
    int noiseLevel = -1;

    double hertz = 1004;
    double amplitude = 0.3;
    /** How much faster the sender's clock runs. */
    double ppm;

    boolean lastHeard;
    int packets;
    private boolean paused;

    /** Runs for some time and returns what is played. */
    short[] run(int ms) {
        short[] heard = new short[ms * 8];
        for (int at = 0; at + 160 <= heard.length; at += 160) {
            now += 20_000_000L;
            send();
            while (!network.isEmpty() && network.peek().arrival <= now) {
                deliver(network.poll());
            }
            lastHeard = playout.pull(frame, 160, now);
            System.arraycopy(frame, 0, heard, at, 160);
        }
        return heard;
    }

    private void send() {
        double step = 20_000_000.0 / (1 + ppm / 1e6);
        while ((long) (sent * step) + 7_000_000L <= now) {
            speak((long) (sent * step) + 7_000_000L);
            sent++;
        }
    }

    private void speak(long when) {
        int index = packets++;
        long due = when + (long) (transit.applyAsDouble(index) * 1e6);
        if (pause.test(index)) {
            if (!paused && noiseLevel >= 0) {
                network.add(new Flying(due, sequence++, timestamp, new byte[] {(byte) noiseLevel}, false, true));
            }
            paused = true;
            marker = true;
        } else {
            byte[] payload = tone();
            if (!lost.test(index)) {
                network.add(new Flying(due, sequence, timestamp, payload, marker, false));
            }
            sequence++;
            marker = false;
            paused = false;
        }
        timestamp += 160;
    }

    private byte[] tone() {
        short[] pcm = new short[160];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (short) Math.round(32767 * amplitude * Math.sin(phase));
            phase += 2 * Math.PI * hertz / 8000;
        }
        byte[] payload = new byte[160];
        encoder.encode(pcm, 0, 160, ByteBuffer.wrap(payload));
        return payload;
    }

    private void deliver(Flying packet) {
        arrival.set(77, packet.sequence & 0xFFFF, packet.timestamp, packet.marker, ByteBuffer.wrap(packet.payload));
        playout.put(arrival, packet.noise ? NOISE : FORMAT, packet.noise ? null : CODEC, packet.arrival);
    }
}
