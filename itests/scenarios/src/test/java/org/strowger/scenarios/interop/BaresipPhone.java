package org.strowger.scenarios.interop;

import java.time.Duration;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.testkit.audio.Tones;

/** A baresip that takes calls by itself. */
final class BaresipPhone implements Phone {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Baresip baresip;
    private final int tone;

    BaresipPhone(Baresip baresip, int tone) {
        this.baresip = baresip;
        this.tone = tone;
    }

    @Override
    public String number() {
        return baresip.user();
    }

    @Override
    public int tone() {
        return tone;
    }

    @Override
    public void prepare() {
        baresip.forgetEvents();
        baresip.clearRecordings();
    }

    @Override
    public void dial(String number) {
        baresip.dial(number);
    }

    @Override
    public void answer() {
        // It does by itself.
    }

    @Override
    public void awaitTalking() {
        baresip.awaitEstablished();
    }

    @Override
    public long heardMillis(int hz) {
        return Tones.in(baresip.heard()).heardMillis(hz);
    }

    @Override
    public void hold() {
        baresip.hold();
    }

    @Override
    public void resume() {
        baresip.resume();
    }

    @Override
    public void key(char digit) {
        baresip.key(digit);
    }

    @Override
    public void awaitKey(char digit) {
        String key = baresip.await("CALL_DTMF_START", LIMIT).path("param").asText();
        if (!key.equals(Character.toString(digit))) {
            throw new AssertionError("key " + key + " instead of " + digit);
        }
    }

    @Override
    public void transfer(String number) {
        baresip.transfer(number);
    }

    @Override
    public void join(String earlier) {
        baresip.join(earlier);
    }

    @Override
    public void hangup() {
        baresip.hangup();
    }

    @Override
    public void awaitEnded() {
        baresip.awaitClosed();
    }

    @Override
    public String log() {
        return baresip.log();
    }

    @Override
    public void close() {
        baresip.close();
    }
}
