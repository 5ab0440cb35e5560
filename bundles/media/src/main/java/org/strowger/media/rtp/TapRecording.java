package org.strowger.media.rtp;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.core.Problem;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.media.jitter.Playout;
import org.strowger.media.jitter.SoundMeter;
import org.strowger.media.play.MediaClock;
import org.strowger.media.record.Recorder;

/** Records what one or two parties say, mixed, in real time: pauses and what was lost take the time they took. */
final class TapRecording implements MediaClock.Ticker, MediaEndpoint.Recording {
    /** What can wait in a jitter buffer when a recording ends. */
    private static final int MOST_WAITING_MS = Playout.LONGEST_MS * 2;

    private final Recorder recorder;
    private final List<SoundTap> taps = new ArrayList<>();
    private final List<UdpRtpEndpoint> parties;
    private final short[] pcm;
    private final short[] sum;
    private boolean ended;
    private long lastNanos;

    /** @param reporting counts what is missing as the parties', because nobody else does */
    TapRecording(Recorder recorder, int sampleRate, boolean reporting, long now, UdpRtpEndpoint... parties) {
        this.recorder = recorder;
        this.parties = List.of(parties);
        lastNanos = now;
        pcm = new short[sampleRate * MediaClock.TICK_MS / 1000];
        sum = new short[pcm.length];
        for (UdpRtpEndpoint party : parties) {
            SoundTap tap = new SoundTap(sampleRate, reporting ? party.soundMeter() : new SoundMeter());
            taps.add(tap);
            party.tap(tap);
        }
    }

    @Override
    public synchronized boolean tick(long nanos) {
        if (!ended) {
            lastNanos = nanos;
            record(nanos);
        }
        return !ended;
    }

    private void record(long nanos) {
        for (int i = 0; i < taps.size(); i++) {
            short[] to = i == 0 ? sum : pcm;
            taps.get(i).playout().pull(to, to.length, nanos);
            for (int j = 0; i > 0 && j < to.length; j++) {
                sum[j] = (short) Math.max(-32768, Math.min(32767, sum[j] + pcm[j]));
            }
        }
        recorder.add(sum, sum.length);
    }

    /** Ends it without waiting for the disk; what still waits to be played belongs to it. Idempotent. */
    synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        for (int i = 0; i < taps.size(); i++) {
            parties.get(i).untap(taps.get(i));
        }
        for (int ms = 0; ms < MOST_WAITING_MS && waits(); ms += MediaClock.TICK_MS) {
            lastNanos += MediaClock.TICK_MS * 1_000_000L;
            record(lastNanos);
        }
        taps.forEach(tap -> tap.playout().close());
        recorder.end();
    }

    private boolean waits() {
        return taps.stream().anyMatch(tap -> tap.playout().holds());
    }

    @Override
    public void stop() {
        end();
        recorder.stop();
    }

    @Override
    public long milliseconds() {
        return recorder.milliseconds();
    }

    @Override
    public Problem failure() {
        return recorder.failure();
    }
}
